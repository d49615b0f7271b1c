using Microsoft.Extensions.Localization;
using Recruit.Data.Reference;

namespace Recruit.Web.Asking;

/// <summary>Strata of letters in words.</summary>
public sealed class StratumWords(IStringLocalizer<StratumWords> L)
{
    public string Region(string region) =>
        region.Length == 0 ? L["Kleine groepen samen"] : Provinces.Published.Find(region)?.Name ?? region;

    public string Neighbourhood(string index) => index.Length == 0 ? "–" : index;
}
