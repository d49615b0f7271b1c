using Microsoft.Extensions.Localization;
using Recruit.Data.Representativeness;

namespace Recruit.Web.Representativeness;

/// <summary>How far people came, in words.</summary>
public sealed class StageWords(IStringLocalizer<StageWords> L)
{
    public string Of(string stage) => stage switch
    {
        Stage.Registered => L["aangemeld"],
        Stage.Drawn => L["geloot"],
        Stage.Kept => L["op een plaats, zonder vervangers"],
        Stage.Invited => L["uitgenodigd"],
        Stage.Accepted => L["toegezegd"],
        Stage.Seated => L["op een plaats"],
        _ => L["aanwezig"],
    };
}
