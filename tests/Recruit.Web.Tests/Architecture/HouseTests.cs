using System.Text.RegularExpressions;
using Recruit.Testing;

namespace Recruit.Web.Tests.Architecture;

/// <summary>Three floors, one direction, no circles: these tables are the architecture.</summary>
public sealed partial class HouseTests
{
    private const int MostFilesInAFolder = 30;

    /// <summary>Per floor, from the ground up: a room may use the rooms before it, and any room of a floor below.</summary>
    private static readonly (string Floor, string[] Rooms)[] House =
    [
        ("Recruit.Data",
        [
            "Postgres", "Audit", "Privacy", "Messages", "Health", "Reference", "Programmes", "Hosts", "Dialogues", "Staff", "Registrations", "Rounds", "Seats",
            "Invitations", "Post", "Papers", "Changes", "Replacements", "Rosters", "Representativeness", "Reminders", "Results", "",
        ]),
        ("Recruit.Scheduler",
        [
            "Site", "Language", "Csv", "Sheets", "Engines.Solver",
            "Draws", "Draws.Panels", "Draws.Clashes", "Draws.Lotteries", "Draws.ManyDialogues", "Draws.Publishing", "Draws.Preparation",
            "Tables", "Tables.Rules", "Tables.Search", "Tables.Seats", "Tables.Proof", "Tables.Exact", "Tables.Explaining", "Tables.Composing",
            "Engines.Jobs", "Engines.Mail", "Engines", "Health", "Messages", "Staff", "Programmes", "Hosts", "Dialogues", "Representativeness", "Registrations",
            "Rounds", "Invitations", "Changes", "Post",
            "Reminders.Letters", "Reminders.Letters.Asking", "Reminders.Letters.Coming", "Reminders.Letters.Afterwards", "Reminders",
            "Replacements", "Rosters", "Demo", "",
        ]),
        ("Recruit.Web",
        [
            "Terminal", "Language", "Security", "Layout", "Audit", "Health", "Staff", "Programmes", "Messages", "Letters", "Mailbox", "Representativeness",
            "Dialogues", "Offers", "Changes", "Hosts", "Registrations.Questions", "Registrations", "Draws", "Tables", "Rounds",
            "Invitations", "Home", "Post", "Reminders", "Replacements", "Rosters", "",
            "Commands", "Commands.Compose", "Commands.Draw.Files", "Commands.Draw", "Commands.Verify", "Commands.Import", "Commands.Export", "Commands.Work",
            "Commands.Serve", "Commands.Demo",
        ]),
    ];

    /// <summary>Whose rows are whose: a statement reads and writes those of its own room and of the rooms before it.</summary>
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["Audit"] = "audit_entry",
        ["Privacy"] = "vault capability data_protection_key master_key_mark",
        ["Messages"] = "message message_event message_batch mail_stop mail_refusal domain_turn suppression letter_template letter_draft",
        ["Health"] = "worker",
        ["Programmes"] = "programme track attribute level track_attribute",
        ["Hosts"] = "host",
        ["Dialogues"] = "dialogue dialogue_table role_quota",
        ["Staff"] = "staff sign_in_code",
        ["Registrations"] = "registration demographic special_demographic",
        ["Rounds"] = "matching_round matching_round_dialogue matching_round_registration fair_draw",
        ["Seats"] = "seat",
        ["Invitations"] = "invitation invitation_event letter_code",
        ["Representativeness"] = "target",
        ["Replacements"] = "replacement_search",
        ["Reminders"] = "reminder_rule",
    };

    private static readonly Dictionary<string, (int Floor, int Room)> Places = House
        .SelectMany((floor, level) => floor.Rooms.Select((room, place) => (Name: NameOf(floor.Floor, room), Place: (level, place))))
        .ToDictionary(room => room.Name, room => room.Place);

    [Fact]
    public void Every_room_uses_only_what_stands_before_it()
    {
        Assert.Empty(Arrows.Unread());
        Assert.Empty(Breaches(Arrows.OfHouse));
    }

    [Theory]
    [InlineData("namespace Recruit.Data.Registrations; class X { Recruit.Scheduler.Draws.Panel panel; }")]
    [InlineData("using Recruit.Data.Invitations; namespace Recruit.Data.Dialogues; class X { InvitationStore store; }")]
    [InlineData("using Store = Recruit.Data.Invitations.InvitationStore; namespace Recruit.Data.Dialogues; class X { Store store; }")]
    [InlineData("namespace Recruit.Scheduler.Tables.Seats; class X { Composing.TableComposer composer; }")]
    [InlineData("namespace Recruit.Scheduler.Draws; class X { int Seats() => new Lotteries.LotteryProgress().GetHashCode(); }")]
    [InlineData("namespace Recruit.Scheduler.Messages; class X { void Add(IServiceCollection to) => to.AddRecruitScheduler(null!); }")]
    [InlineData("namespace Recruit.Data.Messages; class X { const string Sql = \"select count(*) from reminder_rule\"; }")]
    [InlineData("namespace Recruit.Data.Elsewhere; class X { Recruit.Data.Postgres.Migrations migrations; }")]
    public void A_forbidden_arrow_is_seen(string source) => Assert.NotEmpty(Breaches(Arrows.If(source)));

    [Theory]
    [InlineData("namespace Recruit.Data.Invitations; class X { Recruit.Data.Dialogues.DialogueStore store; const string Sql = \"select 1 from dialogue\"; }")]
    [InlineData("namespace Recruit.Data.Dialogues; class X { const string Told = \"Recruit.Data.Invitations\"; /* Recruit.Data.Invitations.InvitationStore */ }")]
    public void What_may_be_and_what_is_only_text_is_no_breach(string source) => Assert.Empty(Breaches(Arrows.If(source)));

    [Fact]
    public void Draws_tables_and_the_solver_are_pure()
    {
        string[] pure = ["Recruit.Scheduler.Draws", "Recruit.Scheduler.Tables", "Recruit.Scheduler.Engines.Solver"];

        var impure =
            from arrow in Arrows.OfHouse
            where pure.Any(room => IsIn(arrow.From, room)) && (Outer().IsMatch(arrow.To + ".") || Clock().IsMatch(arrow.Name))
            select $"{arrow.Place} uses {arrow.To} ({arrow.Name})";

        Assert.Empty(impure);
    }

    [Fact]
    public void What_only_one_engine_needs_stays_behind_its_port()
    {
        var elsewhere =
            from arrow in Arrows.OfHouse
            where EngineLibrary().IsMatch(arrow.To + ".") && !IsIn(arrow.From, "Recruit.Scheduler.Engines")
            select $"{arrow.Place} uses {arrow.To}";

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void One_word_is_one_thing()
    {
        var twice = Arrows.Types.Select(type => (type.Name, Room: type.ContainingNamespace.ToDisplayString())).Distinct()
            .GroupBy(type => type.Name).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(type => type.Room))}");

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_table_of_the_schema_has_a_room()
    {
        var tables = Repository.Files("sql/migrations", "*.sql").SelectMany(file => CreatedTable().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        Assert.Equal(tables.Order(StringComparer.Ordinal), Rows.Values.SelectMany(rows => rows.Split(' ')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_folder_is_longer_than_a_page()
    {
        var long_ = House.SelectMany(floor => Repository.Files(floor.Floor, "*")).GroupBy(Path.GetDirectoryName)
            .Where(folder => folder.Key!.Contains("wwwroot", StringComparison.Ordinal) is false && folder.Count() > MostFilesInAFolder).Select(folder => $"{folder.Key}: {folder.Count()} files");

        Assert.Empty(long_);
    }

    /// <summary>The room whose rows a table holds; null for what is no table of ours.</summary>
    internal static string? RoomOfTable(string table) =>
        Rows.FirstOrDefault(room => room.Value.Split(' ').Contains(table)).Key is { } room ? NameOf("Recruit.Data", room) : null;

    private static IReadOnlyList<string> Breaches(IEnumerable<Arrow> arrows) =>
    [
        .. (from arrow in arrows
            where IsIn(arrow.To, "Recruit")
            let breach = Breach(arrow)
            where breach is not null
            select $"{arrow.Place}: {breach}").Distinct(),
    ];

    private static string? Breach(Arrow arrow) =>
        !Places.TryGetValue(arrow.From, out var from) ? $"the room {arrow.From} is not in the table"
        : !Places.TryGetValue(arrow.To, out var to) ? $"the room {arrow.To} is not in the table"
        : to.CompareTo(from) > 0 ? $"{arrow.From} may not use {arrow.To} ({arrow.Name})"
        : null;

    private static bool IsIn(string room, string of) => room == of || room.StartsWith(of + ".", StringComparison.Ordinal);

    private static string NameOf(string floor, string room) => room.Length == 0 ? floor : $"{floor}.{room}";

    [GeneratedRegex(@"^(Recruit\.Data|Recruit\.Scheduler\.(Engines\.(Jobs|Mail)|Messages|Health|Site))\.|^(System\.Net|Microsoft\.Extensions\.Hosting|Npgsql|Dapper)\.")]
    private static partial Regex Outer();

    [GeneratedRegex(@"^(DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|TimeProvider\.System|Stopwatch\..*|Environment\.TickCount.*|Random\.Shared|Guid\.NewGuid)$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(System\.Net\.Mail|MailKit|MimeKit|Ical\.Net|Hangfire|Google\.OrTools)\.")]
    private static partial Regex EngineLibrary();

    [GeneratedRegex(@"create table (?:if not exists )?([a-z_]+)")]
    private static partial Regex CreatedTable();
}
