using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Recruit.Data.Programmes;

namespace Recruit.Web.Reminders;

/// <summary>A reminder rule as somebody types it: what is wrong stays in the field, with its place and its remedy.</summary>
public sealed record RuleForm
{
    private const int MinutesOfADay = 24 * 60;
    private const int MostDays = 120;
    private const int LongestName = 60;

    /// <summary>The names under which the fields are sent, in the order of the page.</summary>
    public static readonly string[] Names =
        ["naam", "naam-engels", "moment", "aantal", "eenheid", "kant", "tijd", "wie", "marge", "herhaal", "keren", "dringend"];

    private readonly Dictionary<string, string> typed = [];

    public string this[string name] => typed.GetValueOrDefault(name, "");

    public static RuleForm Of(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var form = new RuleForm();
        foreach (var (name, value) in sent.Where(field => Names.Contains(field.Key)))
            form.typed[name] = value.ToString().Trim();
        return form;
    }

    /// <summary>What an empty form starts with: two days before the start, at ten.</summary>
    public static RuleForm Blank() => new()
    {
        typed =
        {
            ["moment"] = ReminderTrigger.BeforeStart,
            ["aantal"] = "2",
            ["eenheid"] = "dagen",
            ["kant"] = ReminderSide.Before,
            ["tijd"] = "10:00",
            ["wie"] = ReminderAudience.Accepted,
            ["marge"] = "24",
            ["keren"] = "1",
        },
    };

    public static RuleForm Of(ReminderRule rule)
    {
        var (unit, size) = rule.OffsetMinutes % MinutesOfADay == 0 ? ("dagen", MinutesOfADay)
            : rule.OffsetMinutes % 60 == 0 ? ("uren", 60)
            : ("minuten", 1);
        return new RuleForm
        {
            typed =
            {
                ["naam"] = rule.NameNl, ["naam-engels"] = rule.NameEn, ["moment"] = rule.Trigger,
                ["aantal"] = Figure(rule.OffsetMinutes / size), ["eenheid"] = unit, ["kant"] = rule.Side,
                ["tijd"] = rule.LocalMinutes is { } at ? TimeOf(at) : "", ["wie"] = rule.Audience,
                ["marge"] = (rule.MarginMinutes / 60.0).ToString("0.##", CultureInfo.CurrentCulture),
                ["herhaal"] = rule.RepeatDays is { } days ? Figure(days) : "", ["keren"] = Figure(rule.MaxTimes),
                ["dringend"] = rule.Urgent ? "ja" : "",
            },
        };
    }

    /// <summary>The fields as they go along in an address.</summary>
    public string Query => string.Join('&', Names.Select(name => $"{name}={Uri.EscapeDataString(this[name])}"));

    /// <summary>
    /// The rule that is meant, with the id and slug of <paramref name="before"/>; null when something is wrong, which is told by field.
    /// </summary>
    public ReminderRule? Read(ReminderRule before, ReminderSettings settings, IStringLocalizer<EditRule> L, Action<string, string> wrong)
    {
        var faults = 0;
        void Wrong(string name, string because)
        {
            faults++;
            wrong(name, because);
        }

        var trigger = this["moment"];
        if (this["naam"].Length is 0 or > LongestName)
            Wrong("naam", L["Geef de herinnering een naam van hoogstens {0} tekens.", LongestName]);
        if (!ReminderTrigger.All.Contains(trigger))
            Wrong("moment", L["Kies een moment."]);
        else if (!ReminderAudience.Of(trigger).Contains(this["wie"]))
            Wrong("wie", L["Deze mensen horen niet bij dit moment. Kies anderen, of een ander moment."]);
        var side = ReminderTrigger.SidesOf(trigger).Contains(this["kant"]) ? this["kant"] : ReminderTrigger.SidesOf(trigger)[0];
        if (this["kant"].Length > 0 && side != this["kant"])
            Wrong("kant", side == ReminderSide.Before
                ? L["Na het begin is een herinnering te laat. Kies: ervoor."]
                : L["Dit moment kent niemand van tevoren. Kies: erna."]);
        var rule = before with
        {
            NameNl = this["naam"],
            NameEn = this["naam-engels"].Length > 0 ? this["naam-engels"] : this["naam"],
            Trigger = trigger,
            Side = side,
            Audience = this["wie"],
            OffsetMinutes = Offset(L, Wrong),
            LocalMinutes = LocalMinutes(settings, L, Wrong),
            MarginMinutes = Margin(L, Wrong),
            Urgent = this["dringend"] == "ja",
        };
        rule = Repeated(rule, L, Wrong);
        if (rule.LocalMinutes is not null && this["eenheid"] != "dagen")
            Wrong("eenheid", L["Een vaste tijd gaat met hele dagen. Kies dagen, of laat de tijd leeg."]);
        return faults == 0 ? rule : null;
    }

    private int Offset(IStringLocalizer<EditRule> L, Action<string, string> wrong)
    {
        var size = this["eenheid"] switch { "minuten" => 1, "uren" => 60, "dagen" => MinutesOfADay, _ => 0 };
        if (size == 0)
            wrong("eenheid", L["Kies minuten, uren of dagen."]);
        else if (Whole("aantal") is { } number && number <= MostDays * MinutesOfADay / size)
            return number * size;
        else
            wrong("aantal", L["Vul een heel getal in, van 0 tot en met {0}.", MostDays * MinutesOfADay / size]);
        return 0;
    }

    private int? LocalMinutes(ReminderSettings settings, IStringLocalizer<EditRule> L, Action<string, string> wrong)
    {
        if (this["tijd"].Length == 0)
            return null;
        if (MinutesOf(this["tijd"]) is not { } minutes)
            wrong("tijd", L["Vul een tijd in, zoals 10:00, of laat het leeg."]);
        else if (minutes is >= 120 and < 180)
            wrong("tijd", L["Tussen 2 en 3 uur 's nachts plannen wij niets. Kies een andere tijd."]);
        else if (settings.IsQuiet(minutes) && this["dringend"] != "ja")
            wrong("tijd", L["Deze tijd valt in de stille uren. Kies een tijd overdag, of maak de herinnering dringend."]);
        else
            return minutes;
        return null;
    }

    private int Margin(IStringLocalizer<EditRule> L, Action<string, string> wrong)
    {
        if (decimal.TryParse(this["marge"].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            && hours is >= 0.25m and <= 240)
            return (int)(hours * 60);
        wrong("marge", L["Vul uren in, van 0,25 tot en met 240."]);
        return 1;
    }

    private ReminderRule Repeated(ReminderRule rule, IStringLocalizer<EditRule> L, Action<string, string> wrong)
    {
        if (this["herhaal"].Length == 0 && this["keren"] is "" or "1")
            return rule with { RepeatDays = null, MaxTimes = 1 };
        if (!ReminderTrigger.MayRepeat(rule.Trigger))
            wrong("herhaal", L["Alleen wie nog moet antwoorden of een paper moet sturen, krijgt vaker bericht. Laat dit leeg."]);
        else if (Whole("herhaal") is not (>= 1 and <= 60))
            wrong("herhaal", L["Vul in om de hoeveel dagen, van 1 tot en met 60."]);
        else if (Whole("keren") is not (>= 2 and <= 10))
            wrong("keren", L["Vul in hoe vaak hoogstens, van 2 tot en met 10."]);
        else
            return rule with { RepeatDays = Whole("herhaal"), MaxTimes = Whole("keren")!.Value };
        return rule with { RepeatDays = null, MaxTimes = 1 };
    }

    private int? Whole(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Minutes since midnight of a time such as 9:30 or 9.30; null when it is none.</summary>
    public static int? MinutesOf(string? time) =>
        TimeOnly.TryParseExact(time?.Trim().Replace('.', ':') ?? "", ["H:mm", "HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var read)
            ? read.Hour * 60 + read.Minute
            : null;

    /// <summary>As a field of type time wants it: <c>09:30</c>.</summary>
    public static string TimeOf(int minutes) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes)).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
