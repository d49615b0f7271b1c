using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Programmes;
using Recruit.Web.Language;

namespace Recruit.Web.Registrations.Questions;

/// <summary>Says kindly what is the matter with the code of a letter.</summary>
public sealed class CodeWords(IStringLocalizer<CodeWords> L)
{
    /// <summary>Null when one can sign up by it.</summary>
    public string? Of(CodeStanding standing, Programme programme) => standing switch
    {
        CodeStanding.Good => null,
        CodeStanding.Used =>
            $"{L["Met deze code heeft al iemand zich aangemeld. Een code is voor één persoon."]} {Otherwise(programme)}",
        CodeStanding.Ended(var at) =>
            $"{L["Deze code werkte tot {0}.", Moment.InWords(at, programme.TimeZone)]} {Otherwise(programme)}",
        _ => $"{L["Deze code kennen wij niet. Kijk in uw brief of de letters en cijfers kloppen."]} {Otherwise(programme)}",
    };

    private string Otherwise(Programme programme) =>
        L["U kunt zich ook zonder code aanmelden: laat het vak leeg. Of mail ons: {0}", programme.ContactAddress];
}
