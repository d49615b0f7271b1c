using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Letters;

/// <summary>
/// A programme's own words for one letter in one language. What is typed is kept as a draft at every press, so that nothing is lost and
/// the frame of the preview can show it; only saving makes it count.
/// </summary>
public sealed class LetterEditor(
    LetterDesk desk, LetterTemplateStore templates, MessageStore messages, MessagePreview previews, StaffStore staff, Vault vault,
    AuditStore audit, IStringLocalizer<LetterEditor> L) : ProgrammePage
{
    [BindProperty(Name = "onderwerp")]
    public string? TypedSubject { get; set; }

    [BindProperty(Name = "tekst")]
    public string? TypedText { get; set; }

    /// <summary>The version that the writer began from.</summary>
    [BindProperty(Name = "versie")]
    public int BasedOn { get; set; }

    /// <summary>The number of the dialogue that the preview is about.</summary>
    [BindProperty(Name = "dialoog", SupportsGet = true)]
    public long? DialogueAsked { get; set; }

    /// <summary>A real message to show the words in; null for the made-up person.</summary>
    [BindProperty(Name = "bericht", SupportsGet = true)]
    public Guid? MessageAsked { get; set; }

    public LetterOnDesk Letter { get; private set; } = null!;
    public IReadOnlyList<LetterTemplate> History { get; private set; } = [];
    public LetterDraft? Draft { get; private set; }
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public IReadOnlyList<TemplateFault> Faults { get; private set; } = [];
    public LetterHints Hints { get; private set; } = null!;
    public PreviewOutcome Preview { get; private set; } = new PreviewOutcome.NotFound();

    /// <summary>The messages in which the words can be shown, the newest first.</summary>
    public IReadOnlyList<MessageRow> Messages { get; private set; } = [];

    /// <summary>Whose message the preview shows; null for the made-up person.</summary>
    public string? Receiver { get; private set; }

    public int NewestNumber => History is [var newest, ..] ? newest.Number : 0;

    /// <summary>Whether somebody else saved words since this draft was begun.</summary>
    public bool Overtaken => Draft is { } draft && draft.BasedOn < NewestNumber;

    public bool IsStandard => History is not [{ IsStandard: false }, ..];

    public string Path => PathOf(Letter.Place.Language, Letter.Scope);

    /// <summary>For whom words may be written.</summary>
    public IReadOnlyList<LetterScope> Scopes { get; private set; } = [];

    public string PathOf(string language, LetterScope scope) => $"{Base}/brieven/{Letter.Place.Rule}/{language}{scope.Ending}";

    /// <summary>To the page that goes back to a version; 0 for the wider words.</summary>
    public string PathBack(int number) =>
        $"{Base}/brieven/{Letter.Place.Rule}/{Letter.Place.Language}/terug/{number}{Letter.Scope.Ending}";

    /// <summary>The preview that is chosen, as the end of an address.</summary>
    public string Choice(string start) => $"{start}dialoog={DialogueAsked}&bericht={MessageAsked}";

    /// <summary>Every deed here is about one letter, for organisers alone.</summary>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            var (rule, language) = ((string)RouteData.Values["rule"]!, (string)RouteData.Values["language"]!);
            var scope = (string?)RouteData.Values["scope"];
            if (MayAct && await desk.FindAsync(Programme, rule, language, DialogueAsked, scope, HttpContext.RequestAborted) is { } letter)
            {
                Letter = letter;
                return await next();
            }
            context.Result = NotFound();
            return new PageHandlerExecutedContext(PageContext, [], context.HandlerMethod, this);
        });

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Scopes = Letter.HasScopes ? await desk.ScopesAsync(Programme, Letter.Scope, stop) : [];
        foreach (var fault in Faults)
            ModelState.AddModelError(
                fault.Line == TemplateFault.Subject ? "onderwerp" : "tekst", desk.Words.Fault(fault, Letter.Values.Keys));
        if (Preview is PreviewOutcome.Shown
            && MessageAsked is { } id
            && await messages.GetAsync(id, stop) is { Message.PersonId: var person })
        {
            Receiver = (await vault.ReadAsync(person, stop))?.Name;
            await audit.WriteAsync(Staff.Actor, "view_message", $"message {id}", "", stop);
        }
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML by itself, for the frame of the page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Preview is not PreviewOutcome.Shown shown)
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(shown.Mail.Html, "text/html; charset=utf-8");
    }

    /// <summary>Shows the words without saving them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await KeepAsync(stop);
        return Redirect(Path + Choice("?") + "#voorbeeld");
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken stop)
    {
        await KeepAsync(stop);
        await LoadAsync(stop);
        if (await staff.GetAsync(Staff.Id, stop) is not { } me)
            return NotFound();
        var outcome = Preview is PreviewOutcome.Shown shown ? await previews.SendTestAsync(shown.Mail, me.PersonId, stop) : null;
        await audit.WriteAsync(Staff.Actor, "send_test", $"programme {Programme.Id}",
            $"{Letter.Place.Rule} {Letter.Place.Language} {outcome?.GetType().Name ?? "nothing to send"}", stop);
        Done = outcome switch
        {
            MailOutcome.Accepted => L["De proefmail is naar u onderweg. Hij is gemerkt als test, en zijn links doen niets."],
            null => L["Er is niets te sturen: de brief klopt nog niet, of u hebt geen adres."],
            _ => L["De proefmail kon niet weg. Probeer het straks nog eens."],
        };
        return Redirect(Path + Choice("?"));
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken stop)
    {
        await KeepAsync(stop);
        await LoadAsync(stop);
        if (Faults.Count > 0)
            return Redirect(Path + Choice("?"));
        if ((Subject, Text) == (Letter.Counting.Subject, Letter.Counting.Body))
        {
            await templates.DropDraftAsync(Letter.Place, Staff.Actor, stop);
            Done = L["Er is niets veranderd: deze woorden golden al."];
        }
        else if (await templates.SaveAsync(Letter.Place, Letter.Kind, (Subject, Text), BasedOn, Staff.Actor, stop))
            Done = Letter.Scope.IsWhole
                ? L["De brief is bewaard. Vanaf nu krijgt iedereen deze woorden."]
                : L["De brief is bewaard. Deze woorden gelden alleen voor: {0}.", Letter.Scope.Name];
        return Redirect(Path + Choice("?"));
    }

    /// <summary>Throws the draft away; what counts stays as it is.</summary>
    public async Task<IActionResult> OnPostDropAsync(CancellationToken stop)
    {
        await templates.DropDraftAsync(Letter.Place, Staff.Actor, stop);
        Done = L["Uw concept is weg. U ziet weer de woorden die gelden."];
        return Redirect(Path);
    }

    private Task KeepAsync(CancellationToken stop) =>
        templates.KeepDraftAsync(Letter.Place, Staff.Actor, TypedSubject ?? "", (TypedText ?? "").ReplaceLineEndings("\n"), BasedOn, stop);

    private async Task LoadAsync(CancellationToken stop)
    {
        History = await templates.HistoryAsync(Letter.Place, stop);
        Draft = await templates.DraftAsync(Letter.Place, Staff.Actor, stop);
        (Subject, Text) = Draft is { } draft
            ? (draft.Subject.Trim(), draft.Markdown.Trim('\n'))
            : (Letter.Counting.Subject, Letter.Counting.Body);
        Faults = TemplateCheck.FaultsIn(Draft?.Subject ?? Subject, Text, Letter.Example, Letter.Place.Language);
        Hints = LetterHints.On(Subject, Text, Letter.Place.Language);
        var ofRule = await messages.ListAsync(new MessageFilter(Programme.Id, Rule: Letter.Place.Rule), 0, 50, stop);
        Messages = [.. ofRule.Where(message => LetterTemplates.LanguageOf(message.Language) == Letter.Place.Language)];
        if (Faults.Count == 0)
            Preview = await ShowAsync(LetterFile.Own(Letter.Kind, Subject, Text), stop);
    }

    private async Task<PreviewOutcome> ShowAsync(LetterFile words, CancellationToken stop)
    {
        if (MessageAsked is not { } id)
            return new PreviewOutcome.Shown(RenderedMail.Of(Letter.Example.Write(words), Letter.Place.Language), WasSent: false);
        return Messages.Any(message => message.Id == id) ? await previews.TryAsync(id, words, stop) : new PreviewOutcome.NotFound();
    }
}
