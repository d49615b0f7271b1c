using Microsoft.Extensions.Localization;
using Recruit.Data.Materials;

namespace Recruit.Web.Materials;

/// <summary>Materials in words.</summary>
public sealed class MaterialWords(IStringLocalizer<MaterialWords> L)
{
    public string Audience(string audience) => audience switch
    {
        MaterialAudience.Facilitator => L["Gespreksleiders"],
        MaterialAudience.Host => L["Gastheren"],
        _ => L["Deelnemers"],
    };

    /// <summary>When somebody of this audience is led to it by a mail.</summary>
    public string Moment(string audience) => audience switch
    {
        MaterialAudience.Facilitator => L["Zij krijgen de link als zij een tafel krijgen, en weer op de dag ervoor."],
        MaterialAudience.Host => L["Zij krijgen de link een week van tevoren, met het draaiboek."],
        _ => L["Zij krijgen de link een week van tevoren, met de herinnering."],
    };

    public string Language(string language) => language switch { "en" => L["Engels"], _ => L["Nederlands"] };
}
