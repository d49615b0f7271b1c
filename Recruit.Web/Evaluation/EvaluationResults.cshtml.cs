using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Evaluation;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Evaluation;

/// <summary>What people said of the evenings, and whether those who answered are like those who were there.</summary>
public sealed class EvaluationResults(
    EvaluationReader reader, EvaluationForms forms, ProgrammeStore programmes, DialogueStore dialogues,
    IStringLocalizer<EvaluationResults> L) : ProgrammePage
{
    [BindProperty(SupportsGet = true, Name = "spoor")]
    public string? TrackAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "soort")]
    public string? TypeAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "dialoog")]
    public long? DialogueAsked { get; set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];
    public IReadOnlyList<Dialogue> Dialogues { get; private set; } = [];

    /// <summary>Null while the programme asks nothing.</summary>
    public EvaluationView? View { get; private set; }

    /// <summary>The same results as a file.</summary>
    public string FileAddress => QueryHelpers.AddQueryString(Here, new Dictionary<string, string?>
    {
        ["handler"] = "csv",
        ["spoor"] = TrackAsked,
        ["soort"] = TypeAsked,
        ["dialoog"] = DialogueAsked?.ToString(CultureInfo.InvariantCulture),
    });

    private string Here => $"{Base}/evaluatie";

    /// <summary>How an attribute is called.</summary>
    public IReadOnlyList<ProgrammeAttribute> Attributes { get; private set; } = [];

    public string NameOf(AnsweredMirror mirror) =>
        Attributes.FirstOrDefault(one => one.Slug == mirror.Attribute)?.Name(SiteLanguage.Current) ?? mirror.Attribute;

    public async Task OnGetAsync(CancellationToken stop) => await ReadAsync(stop);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        return View is null ? NotFound() : EvaluationReader.FileOf(View, Programme);
    }

    public async Task<IActionResult> OnPostPublishAsync(bool openbaar, CancellationToken stop)
    {
        Done = !await forms.PublishAsync(Programme.Id, openbaar, Staff.Actor, stop) ? L["Er is niets veranderd: het stond al zo."]
            : openbaar ? L["Iedereen kan de uitkomst nu lezen."]
            : L["De uitkomst is niet meer openbaar."];
        return Redirect(Here);
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        Dialogues = await dialogues.ListAsync(Programme.Id, null, null, stop);
        List<ProgrammeAttribute> attributes = [];
        foreach (var track in Tracks)
            attributes.AddRange(await programmes.AttributesAsync(track.Id, stop));
        Attributes = attributes;
        View = await reader.ReadAsync(new EvaluationScope(
            Programme.Id, Tracks.FirstOrDefault(track => track.Slug == TrackAsked)?.Id,
            string.IsNullOrEmpty(TypeAsked) ? null : TypeAsked, DialogueAsked), stop);
    }
}
