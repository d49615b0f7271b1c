using System.Text.RegularExpressions;
using Recruit.Testing;

namespace Recruit.Web.Tests.Architecture;

/// <summary>Three floors, one direction: this table is the architecture.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Features =
    [
        "Programmes", "Dialogues", "Hosts", "Representativeness", "Registrations", "Draws", "Tables", "Invitations", "Reminders", "Replacements", "Rosters", "Results",
    ];

    /// <summary>Per floor, from the ground up: a room may use the rooms before it, and any room of a floor below.</summary>
    private static readonly (string Floor, string[] Rooms)[] House =
    [
        ("Recruit.Data", ["Postgres", "Privacy", "Audit", "Messages", "Health", "Staff", "Reference", .. Features, ""]),
        ("Recruit.Scheduler", ["Language", "Csv", "Sheets", "Engines", "Health", "Messages", "Staff", .. Features, "Demo", ""]),
        ("Recruit.Web", ["Terminal", "Language", "Security", "Layout", "Audit", "Health", "Messages", "Staff", .. Features, "Commands", ""]),
    ];

    [Fact]
    public void Every_room_uses_only_what_stands_before_it()
    {
        var breaches =
            from floor in House
            from path in Repository.Files(floor.Floor, "*.cs").Concat(Repository.Files(floor.Floor, "*.cshtml"))
            let room = RoomOf(floor.Floor, path)
            from breach in BreachesIn(floor.Floor, room, File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)}: {breach}";

        Assert.Empty(breaches);
    }

    [Theory]
    [InlineData("Recruit.Data", "Registrations", "using Recruit.Scheduler.Draws;")]
    [InlineData("Recruit.Data", "Dialogues", "using Recruit.Data.Invitations;")]
    [InlineData("Recruit.Scheduler", "Draws", "using Recruit.Scheduler.Tables;")]
    [InlineData("Recruit.Scheduler", "Draws", "var table = new Recruit.Web.Tables.Page();")]
    [InlineData("Recruit.Data", "Elsewhere", "using Recruit.Data.Postgres;")]
    public void A_forbidden_reference_is_seen(string floor, string room, string text) =>
        Assert.NotEmpty(BreachesIn(floor, room, text));

    [Fact]
    public void What_only_one_engine_needs_stays_behind_its_port()
    {
        var elsewhere =
            from floor in House
            from path in Repository.Files(floor.Floor, "*.cs")
            where !path.Contains("/Engines/", StringComparison.Ordinal)
            from Match use in EngineLibrary().Matches(File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)} uses {use.Value}";

        Assert.Empty(elsewhere);
    }

    private static IEnumerable<string> BreachesIn(string floor, string room, string text)
    {
        var (level, own) = (Array.FindIndex(House, one => one.Floor == floor), House.Single(one => one.Floor == floor).Rooms);
        var place = Array.IndexOf(own, room);
        if (place < 0)
            yield return $"the room {floor}.{room} is not in the table";
        foreach (var used in Reference().Matches(text).Select(match => (Floor: match.Groups[1].Value, Room: match.Groups[2].Value)).Distinct())
        {
            var usedLevel = Array.FindIndex(House, one => one.Floor == used.Floor);
            if (usedLevel > level || (usedLevel == level && Array.IndexOf(own, used.Room) > place))
                yield return $"{floor}.{room} may not use {used.Floor}.{used.Room}";
        }
    }

    private static string RoomOf(string floor, string path)
    {
        var parts = Path.GetRelativePath(Path.Combine(Repository.Root, floor), path).Split(Path.DirectorySeparatorChar);
        return parts.Length > 1 ? parts[0] : "";
    }

    [GeneratedRegex(@"\b(Recruit\.(?:Data|Scheduler|Web))\.([A-Z]\w+)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"using (System\.Net\.Mail|MailKit|MimeKit|Ical\.Net|Hangfire|Google\.OrTools)\b")]
    private static partial Regex EngineLibrary();
}
