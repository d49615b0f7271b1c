using System.Globalization;
using System.Text.RegularExpressions;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;

namespace Recruit.Scheduler.Programmes;

/// <summary>What must hold in a programme's file; each rule tells where it does not, and what to do.</summary>
internal static partial class ProgrammeFileRules
{
    private static readonly string[] DialogueTypes = ["exploratory", "theme", "action", "focus", "design"];
    private static readonly string[] Derivations = ["birth_year", "postcode", "choice"];
    private static readonly string[] SignUps = [TrackEntry.Open, TrackEntry.Invitation];
    private static readonly string[] Households = ["one_per_table", "one_per_programme"];

    public static IEnumerable<FileProblem> ProblemsIn(ProgrammeFile file) =>
    [
        .. InProgramme(file),
        .. file.Tracks.SelectMany(track => InTrack(track, file)),
        .. file.Attributes.SelectMany(attribute => InAttribute(attribute, file.MinimumAge)),
        .. file.Targets.SelectMany(target => InTarget(target, file)),
        .. file.Raised.SelectMany(raised => InRaised(raised, file)),
        .. file.Reminders.SelectMany(InReminder),
        .. Twice("tracks", file.Tracks.Select(track => track.Slug)),
        .. Twice("attributes", file.Attributes.Select(attribute => attribute.Slug)),
        .. Twice("reminders", file.Reminders.Select(reminder => reminder.Slug)),
        .. Twice("themes", file.Themes),
        .. Twice("targets", file.Targets.Select(target => $"{target.Track} {target.Attribute}")),
    ];

    /// <summary>Reads 8-15; null when it is no size, or upside down.</summary>
    public static (int Least, int Most)? SizeOf(string people) =>
        people.Split('-') is [var least, var most]
        && int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
        && from >= 1 && from <= to
            ? (from, to)
            : null;

    private static IEnumerable<FileProblem> InProgramme(ProgrammeFile file) =>
    [
        .. Unless(ProgrammeSlug().IsMatch(file.Slug), "slug", $"\"{file.Slug}\" is no short name", "Use small letters, digits and hyphens"),
        .. Unless(file.Name.Trim().Length > 0, "name", "the name is empty", "Give the programme a name"),
        .. Unless(file.Purpose.Trim().Length > 0, "purpose", "the purpose is empty", "Say in a few sentences what it is for"),
        .. Unless(file.MinimumAge is >= 12 and <= 99, "minimum_age", $"{file.MinimumAge} is no minimum age", "Choose one from 12 to 99"),
        .. Unless(TimeZoneInfo.TryFindSystemTimeZoneById(file.TimeZone, out _), "time_zone", $"there is no time zone {file.TimeZone}",
            "Write one such as Europe/Amsterdam"),
        .. Unless(file.ContactAddress.Contains('@'), "contact_address", $"\"{file.ContactAddress}\" is no e-mail address",
            "Write the address for questions"),
        .. Unless(file.AnswerDays is >= 1 and <= 60, "answer_days", $"{file.AnswerDays} days are no time to answer", "Choose from 1 to 60"),
        .. Unless(file.CutOffHours >= 0, "cut_off_hours", $"{file.CutOffHours} hours are fewer than none", "Choose 0 or more"),
        .. Unless(file.ReserveShare is >= 0 and <= 5, "reserve_share", $"{file.ReserveShare} reserves per seat", "Choose from 0 to 5"),
        .. Unless(Households.Contains(file.SameHousehold), "same_household", $"\"{file.SameHousehold}\" is unknown", OneOf(Households)),
        .. Unless(file.Tracks.Count > 0, "tracks", "there is no track", "Add at least one"),
    ];

    private static IEnumerable<FileProblem> InTrack(TrackEntry track, ProgrammeFile file)
    {
        var place = $"tracks.{track.Slug}";
        var known = file.Attributes.Select(attribute => attribute.Slug).ToHashSet();
        return
        [
            .. Unless(Slug().IsMatch(track.Slug), place, "the slug is no short name", "Use small letters and underscores"),
            .. Unless(SizeOf(track.People) is not null, $"{place}.people", $"\"{track.People}\" is no size of a dialogue",
                "Write the smaller number first, such as 8-15"),
            .. Unless(SignUps.Contains(track.SignUp), $"{place}.sign_up", $"\"{track.SignUp}\" is unknown", OneOf(SignUps)),
            .. Unless(track.Tables >= 1, $"{place}.tables", $"{track.Tables} tables seat nobody", "Choose 1 or more"),
            .. Unless(track.TalkRounds is >= 1 and <= 5, $"{place}.talk_rounds", $"{track.TalkRounds} is not from 1 to 5",
                "Choose from 1 to 5"),
            .. Unless(track.PaperDays is null or (>= 1 and <= 120), $"{place}.paper_days", $"{track.PaperDays} is not from 1 to 120",
                "Choose from 1 to 120, or leave it out when nobody hands in a paper"),
            .. track.Types.Except(DialogueTypes)
                .Select(type => Problem($"{place}.types", $"\"{type}\" is no type of dialogue", OneOf(DialogueTypes))),
            .. track.Attributes.Keys.Except(known)
                .Select(attribute => Problem($"{place}.attributes", $"there is no attribute {attribute}", OneOf(known))),
            .. track.Attributes.Where(attribute => attribute.Value < 0)
                .Select(attribute => Problem($"{place}.attributes.{attribute.Key}", "a weight is below 0", "Choose 0 or more")),
            .. Unless(track.Role is null || RolesOf(file).Contains(track.Role), $"{place}.role", $"there is no role {track.Role}",
                OneOf(RolesOf(file))),
            .. track.Spread.Except(Ordinary(track, file))
                .Select(spread => Problem($"{place}.spread", $"{spread} cannot be spread over tables", OneOf(Ordinary(track, file)))),
        ];
    }

    private static IEnumerable<string> RolesOf(ProgrammeFile file) =>
        file.Attributes.Where(attribute => attribute.Slug == RoleQuota.Attribute)
            .SelectMany(attribute => attribute.Levels.Select(level => level.Slug));

    private static IEnumerable<string> Ordinary(TrackEntry track, ProgrammeFile file) =>
        track.Attributes.Keys.Except(file.Attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Slug));

    private static IEnumerable<FileProblem> InAttribute(AttributeEntry attribute, int minimumAge)
    {
        var place = $"attributes.{attribute.Slug}";
        var levels = $"{place}.levels";
        return
        [
            .. Unless(Slug().IsMatch(attribute.Slug), place, "the slug is no short name", "Use small letters and underscores"),
            .. Unless(Derivations.Contains(attribute.Derivation), $"{place}.derivation", $"\"{attribute.Derivation}\" is unknown",
                OneOf(Derivations)),
            .. Unless(attribute.Levels.Count >= 2, levels, "one level tells nobody apart", "Add another"),
            .. Twice(levels, attribute.Levels.Select(level => level.Slug)),
            .. attribute.Derivation switch
            {
                "birth_year" => InAges(attribute.Levels, levels, minimumAge),
                "postcode" => attribute.Levels.Where(level => Provinces.Published.Find(level.Slug) is null)
                    .Select(level => Problem(
                        levels, $"\"{level.Slug}\" is no province", OneOf(Provinces.Published.All.Select(province => province.Level)))),
                _ => [],
            },
        ];
    }

    /// <summary>Everyone of the minimum age or older has exactly one age group.</summary>
    private static IEnumerable<FileProblem> InAges(IReadOnlyList<LevelEntry> levels, string place, int minimumAge)
    {
        if (levels.FirstOrDefault(level => level.Ages is null) is { } unread)
            return [Problem(place, $"\"{unread.Slug}\" is no range of ages", "Write it as 16-24 or 70+")];

        var wrong = Enumerable.Range(minimumAge, 121 - minimumAge)
            .FirstOrDefault(age => levels.Count(level => level.Ages!.Value.Contains(age)) != 1, -1);
        return Unless(wrong < 0, place, $"the age {wrong} falls in no level, or in more than one",
            "Let the levels follow each other from the minimum age on");
    }

    private static IEnumerable<FileProblem> InTarget(TargetEntry target, ProgrammeFile file)
    {
        var place = $"targets.{target.Track}.{target.Attribute}";
        return
        [
            .. Unless(IsAsked(file, target.Track, target.Attribute), place, "the track does not ask for this attribute",
                "Add it to the track, or leave the target out"),
            .. Unless(TargetEntry.Sources.Contains(target.From), $"{place}.from", $"\"{target.From}\" is no reference figure",
                OneOf(TargetEntry.Sources)),
            .. LevelsCounted(target.From, file.Attributes.FirstOrDefault(attribute => attribute.Slug == target.Attribute))
                .Select(level => Problem($"{place}.from", $"this figure counts \"{level}\", which is no level of the attribute",
                    "Add the level, or choose another figure")),
        ];
    }

    /// <summary>The levels of a figure that the attribute lacks. Ages are counted as the attribute has them, so none can lack.</summary>
    private static IEnumerable<string> LevelsCounted(string from, AttributeEntry? attribute)
    {
        if (attribute is null)
            return [];

        IEnumerable<string> counted = (from, attribute.Derivation) switch
        {
            ("population", "birth_year") => [],
            ("population", "postcode") => Provinces.Published.All.Select(province => province.Level),
            ("population", _) => ["man", "woman"],
            ("education", _) => Education.Levels,
            ("origin", _) => Origin.Published.Shares.Select(share => share.Level),
            ("household_income", _) => HouseholdIncome.Published.Shares.Select(share => share.Level),
            _ => [],
        };
        return counted.Except(attribute.Levels.Select(level => level.Slug));
    }

    private static IEnumerable<FileProblem> InRaised(RaisedEntry raised, ProgrammeFile file)
    {
        var place = $"raised.{raised.Track}.{raised.Attribute}.{raised.Level}";
        return
        [
            .. Unless(file.Targets.Any(target => target.Track == raised.Track && target.Attribute == raised.Attribute), place,
                "there is no target to raise", "Add the target first"),
            .. Unless(file.Attributes.Any(attribute =>
                attribute.Slug == raised.Attribute && attribute.Levels.Any(level => level.Slug == raised.Level)), place,
                "the attribute has no such level", "Choose one of its levels"),
            .. Unless(raised.Times is > 1 and <= 10, $"{place}.times", $"{raised.Times} times is not more", "Choose above 1, at most 10"),
            .. Unless(raised.Reason.Trim().Length > 0, $"{place}.reason", "the reason is empty",
                "Say why this group gets extra room; the public may read it"),
        ];
    }

    private static IEnumerable<FileProblem> InReminder(ReminderEntry reminder)
    {
        var place = $"reminders.{reminder.Slug}";
        var (audiences, sides) = (ReminderAudience.Of(reminder.Trigger), ReminderTrigger.SidesOf(reminder.Trigger));
        return
        [
            .. Unless(Slug().IsMatch(reminder.Slug), place, "the slug is no short name", "Use small letters and underscores"),
            .. Unless(ReminderTrigger.All.Contains(reminder.Trigger), $"{place}.trigger", $"\"{reminder.Trigger}\" is unknown",
                OneOf(ReminderTrigger.All)),
            .. Unless(reminder.Audience is "" || audiences.Contains(reminder.Audience), $"{place}.audience",
                $"\"{reminder.Audience}\" does not go with {reminder.Trigger}", OneOf(audiences)),
            .. Unless(reminder.Side is "" || sides.Contains(reminder.Side), $"{place}.side",
                $"\"{reminder.Side}\" does not go with {reminder.Trigger}", OneOf(sides)),
            .. Unless(reminder.OffsetHours >= 0, $"{place}.offset_hours", "it is below 0", "Choose 0 or more"),
            .. Unless(reminder.MarginHours > 0, $"{place}.margin_hours", "without a margin no reminder ever leaves", "Choose more than 0"),
            .. Unless(reminder.At is not { Hour: 2 }, $"{place}.at",
                "that hour does not exist on one night a year and exists twice on another", "Choose a time before 02:00 or from 03:00"),
            .. Unless(reminder.At is null || reminder.OffsetHours % 24 == 0, $"{place}.offset_hours", "it is no whole number of days",
                "Choose a multiple of 24 beside \"at\""),
            .. Unless((reminder.RepeatDays is null) == (reminder.MaxTimes == 1), $"{place}.repeat_days",
                "days between and most times belong together", "Give both, or neither"),
            .. Unless(reminder.MaxTimes is >= 1 and <= 10, $"{place}.max_times", "it is not from 1 to 10", "Choose from 1 to 10"),
            .. Unless(reminder.MaxTimes == 1 || ReminderTrigger.MayRepeat(reminder.Trigger), $"{place}.max_times",
                $"{reminder.Trigger} happens once", "Leave it out"),
        ];
    }

    private static bool IsAsked(ProgrammeFile file, string track, string attribute) =>
        file.Attributes.Any(entry => entry.Slug == attribute)
        && file.Tracks.Any(entry => entry.Slug == track && entry.Attributes.ContainsKey(attribute));

    private static IEnumerable<FileProblem> Twice(string place, IEnumerable<string> names) => names
        .GroupBy(name => name)
        .Where(same => same.Count() > 1)
        .Select(same => Problem(place, $"\"{same.Key}\" stands there twice", "Leave one out"));

    private static IEnumerable<FileProblem> Unless(bool holds, string place, string problem, string remedy) =>
        holds ? [] : [Problem(place, problem, remedy)];

    private static FileProblem Problem(string place, string problem, string remedy) => new("", place, problem, remedy);

    private static string OneOf(IEnumerable<string> allowed) => $"Choose from {string.Join(", ", allowed)}";

    [GeneratedRegex("^[a-z0-9-]{1,60}$")]
    private static partial Regex ProgrammeSlug();

    [GeneratedRegex("^[a-z_]{1,40}$")]
    private static partial Regex Slug();
}
