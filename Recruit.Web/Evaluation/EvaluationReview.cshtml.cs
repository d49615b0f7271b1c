using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Evaluation;
using Recruit.Data.Privacy;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Results;
using Recruit.Web.Layout;

namespace Recruit.Web.Evaluation;

/// <summary>Own words as an organiser looks at them.</summary>
/// <param name="Name">Who wrote them; null for an anonymous form.</param>
/// <param name="MayName">Whether they may say who somebody is.</param>
public sealed record ReviewedAnswer(OpenAnswer Answer, string? Name, bool MayName);

/// <summary>An organiser reads what people wrote before anybody else does: readable, hidden, or shortened.</summary>
public sealed class EvaluationReview(EvaluationForms forms, OpenAnswers open, Vault vault, IStringLocalizer<EvaluationReview> L)
    : ProgrammePage
{
    public ILookup<Guid, ReviewedAnswer> Answers { get; private set; } = Array.Empty<ReviewedAnswer>().ToLookup(_ => Guid.Empty);
    public IReadOnlyList<EvaluationQuestion> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        var answers = await open.ListAsync(new EvaluationScope(Programme.Id), stop);
        var beside = (await open.PeopleBesideAsync(Programme.Id, stop)).ToLookup(pair => pair.AnswerId, pair => pair.PersonId);
        var people = await vault.ReadAsync(
            [.. beside.SelectMany(pair => pair).Concat(answers.Select(answer => answer.PersonId).OfType<Guid>()).Distinct()], stop);
        Answers = answers.Select(answer => new ReviewedAnswer(
            answer, answer.PersonId is { } writer ? people.GetValueOrDefault(writer)?.Name : null,
            PersonalTraces.In(answer.Words, [.. beside[answer.Id].Select(people.GetValueOrDefault).OfType<Contact>()]).Count > 0))
            .ToLookup(answer => answer.Answer.QuestionId);
        Questions = [.. (await forms.QuestionsAsync(Programme.Id, stop)).Where(question => Answers.Contains(question.Id))];
        return Page();
    }

    /// <param name="doe">Shown or hidden, of <see cref="AnswerReview"/>.</param>
    /// <param name="tekst">What others read.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string? doe, string? tekst, CancellationToken stop)
    {
        if (doe is not (AnswerReview.Shown or AnswerReview.Hidden))
            return BadRequest();
        var original = (await open.ListAsync(new EvaluationScope(Programme.Id), stop)).FirstOrDefault(answer => answer.Id == id);
        if (original is null)
            return NotFound();
        var words = Spelled.Lines(tekst ?? "");
        var shortened = doe == AnswerReview.Shown && words.Length > 0 && words != original.Words ? words : null;
        Done = await open.ReviewAsync(Programme.Id, id, doe, shortened, Staff.Actor, stop)
            ? L["Bewaard."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect($"{Base}/evaluatie/antwoorden");
    }
}
