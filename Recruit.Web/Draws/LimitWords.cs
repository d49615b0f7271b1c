using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Rounds;
using Recruit.Web.Language;

namespace Recruit.Web.Draws;

/// <summary>Says in the language of the page what a rule of a draw asks, whom it lacks, and what change would do.</summary>
public sealed class LimitWords(
    IReadOnlyList<ProgrammeAttribute> attributes, IReadOnlyList<DialogueGroup> groups, IStringLocalizer<LimitWords> L)
{
    private readonly Dictionary<string, ProgrammeAttribute> named = attributes.ToDictionary(attribute => attribute.Slug);

    /// <summary>What a rule asks.</summary>
    public string Of(DrawLimit limit) => limit.Kind switch
    {
        LimitKind.Seats when limit.Min == limit.Max => L["{0} mensen{1}", Range(limit), At(limit.Group)],
        LimitKind.Seats => L["{0} mensen in totaal{1}", Range(limit), At(limit.Group)],
        LimitKind.Target when limit is { Min: 1, Max: 1 } => L["1 mens met {0}{1}", NameOf(limit), At(limit.Group)],
        LimitKind.Target => L["{0} mensen met {1}{2}", Range(limit), NameOf(limit), At(limit.Group)],
        LimitKind.Household when limit.Max > 1 => L["hooguit {0} mensen van een huishouden{1}", Figure.Of(limit.Max), At(limit.Group)],
        LimitKind.Household => L["hooguit één mens van een huishouden{0}", At(limit.Group)],
        _ => L["een doel over bijzondere persoonsgegevens"],
    };

    /// <summary>The change that gives a rule these limits.</summary>
    public string Change(DrawLimit limit) => L["Neem genoegen met {0}.", Of(limit)];

    public string Of(DrawMissing missing)
    {
        var levels = string.Join(L[" en "], missing.Levels.Select(level => NameOf(level.Key, level.Value)));
        var who = missing.Levels.Count == 0
            ? L["mensen{0}", At(missing.Group)].Value
            : L["mensen met {0}{1}", levels, At(missing.Group)].Value;
        var needed = missing is { Needed: 1, Levels.Count: > 0 }
            ? L["Er is 1 mens met {0}{1} nodig.", levels, At(missing.Group)]
            : L["Er zijn {0} {1} nodig.", Figure.Of(missing.Needed), who];
        var present = missing.Present switch
        {
            0 => L["Niemand meldde zich aan."],
            1 => L["Er meldde zich 1 aan."],
            var some => L["Er meldden zich {0} aan.", Figure.Of(some)],
        };
        return $"{needed} {present}";
    }

    /// <summary>Such as <c>Leeftijd: 16–24</c>, with its dialogues where it is about some only.</summary>
    public string NameWithPlace(DrawLimit target) => NameOf(target) + At(target.Group);

    /// <summary>Such as <c>een plaats bij dialoog 3</c>, by the letter of its group.</summary>
    public string SeatAt(string letter) => L["een plaats{0}", At(letter)];

    private string NameOf(DrawLimit target) => NameOf(target.Attribute ?? "", target.Level ?? "");

    private string NameOf(string slug, string level) => named.TryGetValue(slug, out var attribute)
        ? $"{attribute.Name(SiteLanguage.Current)}: "
            + $"{attribute.Levels.FirstOrDefault(one => one.Slug == level)?.Label(SiteLanguage.Current) ?? level}"
        : slug switch
        {
            RoundDraw.Partner => L["partner: {0}", level],
            RoundDraw.Town => L["inwoners van {0}", Municipalities.Published.Find(level)?.ShortName ?? level],
            RoundDraw.Province => L["mensen uit {0}", Provinces.Published.Find(level)?.Name ?? level],
            _ => L["rol: {0}", level],
        };

    private string Range(DrawLimit limit) =>
        limit.Min == limit.Max ? Figure.Of(limit.Min) : L["{0} tot {1}", Figure.Of(limit.Min), Figure.Of(limit.Max)];

    private string At(string? letter) => groups.FirstOrDefault(group => group.Letter == letter) switch
    {
        null => "",
        { Dialogues: [var only] } => L[" bij dialoog {0}", only],
        var several => L[" bij de dialogen {0}", string.Join(", ", several.Dialogues)],
    };
}
