using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Scheduler.Post;
using Recruit.Web.Layout;

namespace Recruit.Web.Evaluation;

/// <summary>Staff type what somebody answered on paper or by telephone: found by the code on the letter, or by the own number.</summary>
public sealed class EnterForm(
    EvaluationForms forms, EvaluationAnswers answers, DialogueStore dialogues, LetterCodes codes, TimeProvider clock,
    IStringLocalizer<EnterForm> L) : ProgrammePage
{
    [BindProperty(SupportsGet = true, Name = "dialoog")]
    public long? Dialogue { get; set; }

    /// <summary>The number of the registration.</summary>
    [BindProperty(SupportsGet = true, Name = "nummer")]
    public long? Number { get; set; }

    /// <summary>A code or a number, as it was typed.</summary>
    public string? Typed { get; private set; }

    /// <summary>Dialogues that are over, the latest first.</summary>
    public IReadOnlyList<Dialogue> Past { get; private set; } = [];

    /// <summary>Null until somebody is found of whom something is asked.</summary>
    public EvaluationTerm? Term { get; private set; }

    public IReadOnlyList<EvaluationQuestion> Questions { get; private set; } = [];
    public IReadOnlyList<GivenAnswer> Given { get; private set; } = [];

    public bool TakesForm => Term is { } term && term.TakesFormOfStaff(clock.GetUtcNow());

    private string Here => $"{Base}/evaluatie/papier";

    private string PathOf(EvaluationTerm term) => string.Create(
        CultureInfo.InvariantCulture, $"{Here}?dialoog={term.Dialogue}&nummer={term.Registration}");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        await OpenAsync(stop);
        if (Number is not null && Term is null)
            ModelState.AddModelError("wie", L["Van deze persoon vragen wij niets over deze dialoog."]);
        if (Term is { AnsweredNamed: true } term)
            Given = await answers.OwnAsync(term, stop);
        return Page();
    }

    /// <param name="wie">The code on the letter, or the number of the registration.</param>
    public async Task<IActionResult> OnPostFindAsync(string? wie, CancellationToken stop)
    {
        Typed = wie?.Trim() ?? "";
        if (await FindAsync(Typed, stop) is { } invitation && await TermAsync(invitation, stop) is { } term)
            return Redirect(PathOf(term));
        await OpenAsync(stop);
        ModelState.AddModelError("wie", L["Wij vinden niemand die bij deze dialoog was. Kijk de code of het nummer nog eens na."]);
        return Page();
    }

    /// <param name="anoniem">What the page promised when it was opened.</param>
    public async Task<IActionResult> OnPostEnterAsync(bool anoniem, CancellationToken stop)
    {
        await OpenAsync(stop);
        if (Term is not { } term || await InvitationAsync(stop) is not { } invitation)
            return NotFound();
        Given = AskedQuestions.Read(await forms.QuestionsAsync(Programme.Id, stop), Request.Form);
        switch (await answers.EnterAsync(invitation, Given, anoniem, Staff.Actor, stop))
        {
            case HandInOutcome.PromiseChanged:
                ModelState.AddModelError("", L["Intussen is veranderd of de naam erbij staat. Lees het hieronder en druk dan weer."]);
                ModelState.Remove("anoniem");
                return Page();
            case HandInOutcome.Taken:
                Done = L["De antwoorden zijn bewaard."];
                break;
            case HandInOutcome.AlreadyIn:
                Done = L["Van deze persoon hadden wij de antwoorden al. Er is niets veranderd."];
                break;
            default:
                Done = L["Dit kan nu niet. Er is niets bewaard."];
                break;
        }
        return Redirect(string.Create(CultureInfo.InvariantCulture, $"{Here}?dialoog={term.Dialogue}"));
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        Past = [.. (await dialogues.ListAsync(Programme.Id, null, null, stop))
            .Where(dialogue => dialogue.State == DialogueState.Planned && dialogue.EndsAt <= now)
            .OrderByDescending(dialogue => dialogue.StartsAt)];
        if (await InvitationAsync(stop) is { } invitation)
            Term = await TermAsync(invitation, stop);
        Questions = [.. (await forms.QuestionsAsync(Programme.Id, stop)).Where(question => question.EndedAt is null)];
    }

    private async Task<Guid?> FindAsync(string typed, CancellationToken stop)
    {
        if (!long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return await codes.InvitationOfAsync(typed, stop);
        Number = number;
        return await InvitationAsync(stop);
    }

    private async Task<Guid?> InvitationAsync(CancellationToken stop) =>
        (Dialogue, Number) is ({ } dialogue, { } number) ? await answers.InvitationAsync(Programme.Id, dialogue, number, stop) : null;

    // A letter of another programme opens nothing here.
    private async Task<EvaluationTerm?> TermAsync(Guid invitation, CancellationToken stop) =>
        await answers.TermAsync(invitation, stop) is { } term && term.ProgrammeId == Programme.Id ? term : null;
}
