using Recruit.Data.Privacy;
using Recruit.Data.Spelling;

namespace Recruit.Web.Hosts;

/// <summary>The two fields in which somebody types who gets a host's mail as well.</summary>
public static class SecretaryForm
{
    private const int LongestName = 100;

    /// <summary>Whether both are there, or neither is.</summary>
    public static bool IsSound(string? name, string? address) =>
        (Spelled.Line(name ?? ""), Spelled.Line(address ?? "")) is var (who, where)
        && (who.Length + where.Length == 0 || (who.Length is > 0 and <= LongestName && MailAddress.IsOne(where)));

    /// <summary>Null for nobody.</summary>
    public static Contact? Read(string? name, string? address) =>
        Spelled.Line(name ?? "") is { Length: > 0 } who ? new Contact(who) { Email = Spelled.Line(address ?? "") } : null;
}
