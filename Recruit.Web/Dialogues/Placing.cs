using Recruit.Data.Dialogues;
using Recruit.Data.Reference;

namespace Recruit.Web.Dialogues;

/// <summary>Where a dialogue is, as far as everyone may know: the link of an online one is for its guests.</summary>
public static class Placing
{
    /// <summary>The municipality that invites; null when there is none.</summary>
    public static string? MunicipalityOf(Dialogue dialogue) =>
        dialogue.MunicipalityCode is { } code ? Municipalities.Published.Find(code)?.ShortName : null;

    public static bool HasHall(Dialogue dialogue) => dialogue.Format is DialogueFormat.Hall or DialogueFormat.Hybrid;

    public static bool IsOnline(Dialogue dialogue) => dialogue.Format is DialogueFormat.Online or DialogueFormat.Hybrid;
}
