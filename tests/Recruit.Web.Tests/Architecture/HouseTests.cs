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
            "Spelling", "Postgres", "Audit", "Privacy", "Messages", "Health", "Reference", "Programmes", "Hosts", "Dialogues", "Staff",
            "Organisations", "Registrations", "Neighbours", "Rounds", "Seats", "Asking", "Invitations", "Post", "Papers", "Materials",
            "Substitutes", "Changes", "Replacements", "Rosters", "Representativeness", "Evaluation", "Reminders", "Results",
            "Interim", "",
        ]),
        ("Recruit.Scheduler",
        [
            "Site", "Language", "Csv", "Sheets", "Engines.Solver",
            "Draws", "Draws.Panels", "Draws.Clashes", "Draws.Lotteries", "Draws.ManyDialogues", "Draws.Publishing", "Draws.Preparation",
            "Tables", "Tables.Rules", "Tables.Search", "Tables.Seats", "Tables.Proof", "Tables.Exact", "Tables.Explaining",
            "Tables.Composing", "Engines.Jobs", "Engines.Mail", "Engines", "Health", "Messages", "Staff", "Programmes", "Hosts",
            "Dialogues", "Papers", "Materials", "Representativeness", "Registrations", "Asking", "Rounds", "Invitations.Turnouts",
            "Invitations", "Substitutes", "Changes", "Post", "Results", "Evaluation",
            "Reminders.Letters", "Reminders.Letters.Asking", "Reminders.Letters.Coming", "Reminders.Letters.Afterwards", "Reminders",
            "Results.Letters",
            "Replacements", "Rosters", "Interim", "Demo", "",
        ]),
        ("Recruit.Web",
        [
            "Terminal", "Language", "Security", "Layout", "Audit", "Health", "Staff", "Programmes", "Messages", "Letters", "Mailbox",
            "Representativeness", "Dialogues", "Offers", "Changes", "Hosts", "Registrations.Questions", "Registrations",
            "Registrations.Office", "Draws", "Tables",
            "Rounds", "Targets", "Neighbours", "Invitations", "Home", "Post", "Asking", "Asking.Channels", "Reminders", "Replacements",
            "Rosters", "Papers", "Materials", "Substitutes", "Results", "Results.Reports", "Evaluation", "Interim",
            "Site",
            "Commands", "Commands.Compose", "Commands.Draw.Files", "Commands.Draw", "Commands.Verify", "Commands.Import", "Commands.Export",
            "Commands.Work", "Commands.Serve", "Commands.Demo", "",
        ]),
    ];

    /// <summary>Whose rows are whose: a statement reads and writes those of its own room and of the rooms before it.</summary>
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["Audit"] = "audit_entry",
        ["Privacy"] = "vault capability data_protection_key master_key_mark",
        ["Messages"] = "message message_event message_batch mail_stop mail_refusal domain_turn suppression letter_template letter_draft",
        ["Health"] = "worker",
        ["Programmes"] = "programme track attribute level track_attribute reminder_rule",
        ["Hosts"] = "host",
        ["Dialogues"] = "dialogue dialogue_table role_quota offered_date",
        ["Staff"] = "staff sign_in_code",
        ["Organisations"] = "organisation",
        ["Substitutes"] = "substitution name_request",
        ["Registrations"] = "registration demographic special_demographic two_people",
        ["Neighbours"] = "neighbour_rule neighbour",
        ["Rounds"] = "matching_round matching_round_dialogue matching_round_registration fair_draw",
        ["Seats"] = "seat",
        ["Asking"] = "letter_lottery letter_stratum asked_letter asked_code channel arrival asked_person opt_out",
        ["Invitations"] = "invitation invitation_event letter_code learned_turnout",
        ["Papers"] = "paper paper_part",
        ["Materials"] = "material",
        ["Representativeness"] = "target target_scope table_minimum target_change publication published_figure",
        ["Replacements"] = "replacement_search",
        ["Rosters"] = "sitting table_visitor",
        ["Evaluation"] = "evaluation evaluation_question evaluation_mark evaluation_answer",
        ["Results"] = "table_report report_item follow_up follow_up_dialogue news_stop",
        ["Interim"] = "programme_cost",
    };

    private static readonly Dictionary<string, (int Floor, int Room)> Places = House
        .SelectMany((floor, level) => floor.Rooms.Select((room, place) => (Name: NameOf(floor.Floor, room), Place: (level, place))))
        .ToDictionary(room => room.Name, room => room.Place);

    [Fact]
    public void Every_room_uses_only_what_stands_before_it() => None(Breaches(Arrows.OfHouse));

    [Theory]
    [InlineData(typeof(Recruit.Data.Registrations.UsesTheFloorAbove))]
    [InlineData(typeof(Recruit.Data.Dialogues.UsesInferred))]
    [InlineData(typeof(Recruit.Data.Dialogues.UsesAsPartOfAType))]
    [InlineData(typeof(Recruit.Data.Messages.UsesRowsOfAnother))]
    [InlineData(typeof(Recruit.Scheduler.Tables.Seats.UsesASubRoom))]
    [InlineData(typeof(Recruit.Scheduler.Messages.UsesTheRoot))]
    [InlineData(typeof(Recruit.Data.Elsewhere.StandsNowhere))]
    public void A_forbidden_arrow_is_seen(Type imagined) => Assert.NotEmpty(Breaches(Arrows.Of(imagined)));

    [Fact]
    public void A_forbidden_constant_is_seen()
    {
        var path = Path.Combine(Repository.Root, "Recruit.Data/Dialogues/Imagined.cs");

        Assert.NotEmpty(Breaches(Arrows.OfConstants(path, "var taken = InvitationState.Accepted;")));
        Assert.Empty(Breaches(Arrows.OfConstants(path, "// InvitationState.Accepted\nvar planned = DialogueState.Planned;")));
    }

    [Fact]
    public void What_stands_before_may_be_used() =>
        Assert.Empty(Breaches(Arrows.Of(typeof(Recruit.Data.Invitations.UsesWhatStandsBefore))));

    [Fact]
    public void Draws_tables_and_the_solver_are_pure()
    {
        string[] pure = ["Recruit.Scheduler.Draws", "Recruit.Scheduler.Tables", "Recruit.Scheduler.Engines.Solver"];

        var impure =
            from arrow in Arrows.OfHouse
            where pure.Any(room => IsIn(arrow.From, room)) && (Outer().IsMatch(arrow.To + ".") || Clock().IsMatch(arrow.Name))
            select $"{arrow.Place} uses {arrow.To} ({arrow.Name})";

        None(impure);
    }

    [Fact]
    public void What_only_one_engine_needs_stays_behind_its_port()
    {
        var elsewhere =
            from arrow in Arrows.OfHouse
            where EngineLibrary().IsMatch(arrow.To + ".") && !IsIn(arrow.From, "Recruit.Scheduler.Engines")
            select $"{arrow.Place} uses {arrow.To}";

        None(elsewhere);
    }

    [Fact]
    public void One_word_is_one_thing()
    {
        var twice =
            from type in Arrows.Types
            where !type.IsNested && type.Namespace is not null && type.Namespace.StartsWith("Recruit", StringComparison.Ordinal)
                && !type.Name.StartsWith('<')
            group type.Namespace by type.Name into same
            where same.Distinct().Count() > 1
            select $"{same.Key}: {string.Join(", ", same)}";

        None(twice);
    }

    [Fact]
    public void Every_table_of_the_schema_has_a_room()
    {
        var migrations = Repository.Files("sql/migrations", "*.sql").Select(File.ReadAllText).ToList();
        var renamed = migrations.SelectMany(text => RenamedTable().Matches(text))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var tables = migrations.SelectMany(text => CreatedTable().Matches(text))
            .Select(match => renamed.GetValueOrDefault(match.Groups[1].Value, match.Groups[1].Value)).Distinct();

        Assert.Equal(tables.Order(StringComparer.Ordinal), Rows.Values.SelectMany(rows => rows.Split(' ')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_folder_is_longer_than_a_page()
    {
        var tooLong =
            from floor in House
            from path in Repository.Files(floor.Floor, "*")
            where !path.Contains("/wwwroot/", StringComparison.Ordinal)
            group path by Path.GetDirectoryName(path) into folder
            where folder.Count() > MostFilesInAFolder
            select $"{folder.Key}: {folder.Count()} files";

        None(tooLong);
    }

    /// <summary>The room whose rows a table holds; null for what is no table of ours.</summary>
    internal static string? RoomOfTable(string table) =>
        Rows.FirstOrDefault(room => room.Value.Split(' ').Contains(table)).Key is { } room ? NameOf("Recruit.Data", room) : null;

    private static void None(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

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

    [GeneratedRegex(
        @"^(Recruit\.Data|Recruit\.Scheduler\.(Engines\.(Jobs|Mail)|Messages|Health|Site))\.|^(System\.Net|Microsoft\.Extensions\.Hosting"
        + @"|Npgsql|Dapper)\.")]
    private static partial Regex Outer();

    [GeneratedRegex(
        @"^(DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|TimeProvider\.System|Stopwatch\..*|Environment\.TickCount.*|Random\.Shared"
        + @"|Guid\.NewGuid)$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(System\.Net\.Mail|MailKit|MimeKit|Ical\.Net|Hangfire|Google\.OrTools)\.")]
    private static partial Regex EngineLibrary();

    [GeneratedRegex(@"create table (?:if not exists )?([a-z_]+)")]
    private static partial Regex CreatedTable();

    [GeneratedRegex(@"alter table ([a-z_]+) rename to ([a-z_]+)")]
    private static partial Regex RenamedTable();
}
