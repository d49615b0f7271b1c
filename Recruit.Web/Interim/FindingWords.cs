using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Interim;
using Recruit.Web.Language;
using Recruit.Web.Representativeness;

namespace Recruit.Web.Interim;

/// <summary>What the figures say, in words, each with its figures.</summary>
public sealed class FindingWords(StageWords stages, IStringLocalizer<FindingWords> L)
{
    /// <param name="attributes">Of the track that the figures are of.</param>
    public string Of(Finding finding, IReadOnlyList<ProgrammeAttribute> attributes)
    {
        var (reached, compared, people) =
            (Figure.Percent(finding.Reached), Figure.Percent(finding.Compared), Figure.Of((long)finding.People));
        return finding switch
        {
            Finding.OffTarget off => finding.Reached < finding.Compared
                ? L["Te weinig ‘{0}’: {1} van wie is {2}, en het doel is {3}. Dat is van {4} mensen.",
                    Group(attributes, off.Attribute, off.Level), reached, stages.Of(off.Stage), compared, people]
                : L["Te veel ‘{0}’: {1} van wie is {2}, en het doel is {3}. Dat is van {4} mensen.",
                    Group(attributes, off.Attribute, off.Level), reached, stages.Of(off.Stage), compared, people],
            Finding.Drawn => finding.Reached < finding.Compared
                ? L["De loting hielp: van wie zich aanmeldde zou {1} anders moeten zijn, van wie is geloot nog {0}.", reached, compared]
                : L["De loting hielp niet: van wie zich aanmeldde zou {1} anders moeten zijn, van wie is geloot {0}.", reached, compared],
            Finding.Refilled => finding.Reached < finding.Compared
                ? L["Vervangers hielpen: zonder hen zou {1} van de groep anders moeten zijn, met hen {0}.", reached, compared]
                : L["Met vervangers is de groep iets verder van het doel: {0} zou anders moeten zijn, zonder hen {1}.", reached, compared],
            Finding.Came => finding.Reached < finding.Compared
                ? L["Er komen minder mensen dan verwacht: {0} van {2} kwam, en u verwachtte {1}.", reached, compared, people]
                : L["Er komen meer mensen dan verwacht: {0} van {2} kwam, en u verwachtte {1}.", reached, compared, people],
            Finding.Accepted by => finding.Reached < finding.Compared
                ? L["‘{0}’ zegt minder vaak ja: {1} van {3} mensen, en van iedereen {2}.",
                    Group(attributes, by.Attribute, by.Level), reached, compared, people]
                : L["‘{0}’ zegt vaker ja: {1} van {3} mensen, en van iedereen {2}.",
                    Group(attributes, by.Attribute, by.Level), reached, compared, people],
            Finding.Way way => L["Van wie kwam via ‘{0}’ heeft {1} een plaats ({3} mensen), en van iedereen {2}.",
                WayIn(way.By), reached, compared, people],
            _ => "",
        };
    }

    /// <summary>The name of a way in.</summary>
    public string WayIn(NamedWay way) =>
        way.Channel ?? (way.Reach.Way == Data.Asking.WayIn.Letter ? L["een code uit een brief"] : L["zelf aangemeld"]);

    private static string Group(IEnumerable<ProgrammeAttribute> attributes, string attribute, string level)
    {
        var found = attributes.First(one => one.Slug == attribute);
        var label = found.Levels.FirstOrDefault(one => one.Slug == level)?.Label(SiteLanguage.Current) ?? level;
        return $"{found.Name(SiteLanguage.Current)}: {label}";
    }
}
