using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Dialogues;

/// <summary>What an offer is held against.</summary>
/// <param name="Hosts">Hosts that the dialogue may have.</param>
/// <param name="Themes">Themes to choose from; any theme will do when there are none.</param>
/// <param name="OwnRegion">The province of the municipality that offers it.</param>
public sealed record OfferTerms(
    Programme Programme, Guid TrackId, string MunicipalityCode, IReadOnlySet<Guid> Hosts, IReadOnlyCollection<string> Themes,
    string? OwnRegion)
{
    /// <summary>Roles that an action table may need; none where the track says the role of everyone.</summary>
    public IReadOnlyCollection<string> Roles { get; init; } = [];
}

/// <summary>Turns an offer into a dialogue, or says everything that is wrong with it.</summary>
public sealed class OfferReader(OfferTerms terms, DateTimeOffset now)
{
    private const int LongestText = 200;
    private const int MostPeople = 1000;
    private const int MostRounds = 5;
    private static readonly string[] DateForms = ["d-M-yyyy", "yyyy-M-d", "d/M/yyyy", "d.M.yyyy"];
    private static readonly string[] TimeForms = ["H:mm", "H.mm"];
    private static readonly string[] OtherForms =
        [.. DateForms.SelectMany(date => TimeForms.SelectMany(time => new[] { $"{date} {time}", $"{date}, {time}" }))];
    private readonly List<OfferProblem> problems = [];

    /// <param name="id">The id that the dialogue will have.</param>
    public OfferOutcome Read(Guid id, DialogueOffer offer)
    {
        var (type, theme, format) = (ReadType(offer), ReadTheme(offer), OneOf(nameof(offer.Format), offer.Format, DialogueFormat.All));
        var title = Text(nameof(offer.Title), offer.Title, needed: false);
        var (venue, link) = ReadPlace(offer);
        var startsAt = ReadStart(offer);
        var others = ReadOtherDates(offer);
        var minutes = Number(nameof(offer.Minutes), offer.Minutes, 15, 720);
        var (sizeMin, sizeMax, tables) = ReadSize(offer);
        var rounds = string.IsNullOrWhiteSpace(offer.TalkRounds) ? 1 : Number(nameof(offer.TalkRounds), offer.TalkRounds, 1, MostRounds);
        var language = OneOf(nameof(offer.Language), offer.Language, ["nl", "en"]);
        if (offer.HostId is not { } host || !terms.Hosts.Contains(host))
            Add(nameof(offer.HostId), offer.HostId is null ? OfferFlaw.Missing : OfferFlaw.NotInList);
        var quotas = ReadRoles(id, offer, sizeMin, tables);
        if (problems.Count > 0)
            return new OfferOutcome.Refused(problems);

        return new OfferOutcome.Acceptable(new Dialogue
        {
            Id = id,
            ProgrammeId = terms.Programme.Id,
            TrackId = terms.TrackId,
            Type = type,
            Theme = theme,
            Title = title.Length > 0 ? title : TitleOf(type, theme, language),
            HostId = offer.HostId,
            MunicipalityCode = terms.MunicipalityCode,
            Format = format,
            Venue = venue,
            Link = link,
            Region = offer.OwnRegionOnly ? terms.OwnRegion : null,
            TownFirst = offer.OwnTownFirst,
            StartsAt = startsAt,
            Minutes = minutes,
            TimeZone = terms.Programme.TimeZone,
            SizeMin = sizeMin,
            SizeMax = sizeMax,
            TableCount = tables,
            TalkRounds = rounds,
            Language = language,
        }, quotas)
        {
            Dates = others.Count == 0 ? [] : [.. others.Append(startsAt).Distinct().Order()],
        };
    }

    /// <summary>A dialogue with another title, date, time, length and place; whatever else it is, it stays.</summary>
    public OfferOutcome ReadMove(Dialogue dialogue, DialogueOffer offer)
    {
        var title = Text(nameof(offer.Title), offer.Title, needed: true);
        var format = OneOf(nameof(offer.Format), offer.Format, DialogueFormat.All);
        var (venue, link) = ReadPlace(offer);
        var startsAt = ReadStart(offer);
        var minutes = Number(nameof(offer.Minutes), offer.Minutes, 15, 720);
        return problems.Count > 0
            ? new OfferOutcome.Refused(problems)
            : new OfferOutcome.Acceptable(
                dialogue with { Title = title, Format = format, Venue = venue, Link = link, StartsAt = startsAt, Minutes = minutes }, []);
    }

    /// <summary>What a dialogue is called when nobody gave it a title.</summary>
    public static string TitleOf(string type, string theme, string language) =>
        $"{DialogueWords.Type(type, language)}: {theme.ToLower(CultureInfo.GetCultureInfo("nl-NL"))}";

    private string ReadType(DialogueOffer offer) => OneOf(nameof(offer.Type), offer.Type, DialogueType.All);

    private string ReadTheme(DialogueOffer offer) =>
        terms.Themes.Count > 0
            ? OneOf(nameof(offer.Theme), offer.Theme, terms.Themes)
            : Text(nameof(offer.Theme), offer.Theme, needed: true);

    private (string Venue, string Link) ReadPlace(DialogueOffer offer)
    {
        var venue = offer.Format is DialogueFormat.Hall or DialogueFormat.Hybrid
            ? Text(nameof(offer.Venue), offer.Venue, needed: true)
            : "";
        var link = offer.Format is DialogueFormat.Online or DialogueFormat.Hybrid ? Text(nameof(offer.Link), offer.Link, needed: true) : "";
        if (link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            Add(nameof(offer.Link), OfferFlaw.NoWebAddress);
        return (venue, link);
    }

    private DateTimeOffset ReadStart(DialogueOffer offer)
    {
        var date = Parse(nameof(offer.Date), offer.Date, DateForms, OfferFlaw.NoSuchDate);
        var time = Parse(nameof(offer.Time), offer.Time, TimeForms, OfferFlaw.NoSuchTime);
        if (date is not { } day || time is not { TimeOfDay: var hour })
            return now;
        if (At(day.Date + hour) is not { } start)
        {
            Add(nameof(offer.Time), OfferFlaw.ClockSkips);
            return now;
        }
        if (start <= now)
            Add(nameof(offer.Date), OfferFlaw.InThePast);
        return start;
    }

    private IReadOnlyList<DateTimeOffset> ReadOtherDates(DialogueOffer offer)
    {
        var lines = (offer.OtherDates ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var starts = lines.Select(line => DateTime.TryParseExact(
            line, OtherForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var local) ? At(local) : null).ToList();
        if (starts.Count >= DateOffers.Most || starts.Any(start => start is null || start <= now))
            Add(nameof(offer.OtherDates), OfferFlaw.OtherDatesWrong);
        return [.. starts.OfType<DateTimeOffset>()];
    }

    /// <summary>A time on the clock of the programme; null where that clock skips it.</summary>
    private DateTimeOffset? At(DateTime time)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(terms.Programme.TimeZone);
        var local = DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(local) ? null : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private (int Min, int Max, int Tables) ReadSize(DialogueOffer offer)
    {
        var before = problems.Count;
        var min = Number(nameof(offer.SizeMin), offer.SizeMin, 1, MostPeople);
        var max = Number(nameof(offer.SizeMax), offer.SizeMax, 1, MostPeople);
        var tables = Number(nameof(offer.TableCount), offer.TableCount, 1, MostPeople);
        if (problems.Count > before)
            return (min, max, tables);
        if (min > max)
            Add(nameof(offer.SizeMin), OfferFlaw.UpsideDown);
        else if (tables > min || (min + tables - 1) / tables > max / tables)
            Add(nameof(offer.TableCount), OfferFlaw.TablesDoNotFit);
        return (min, max, tables);
    }

    private IReadOnlyList<RoleQuota> ReadRoles(Guid id, DialogueOffer offer, int sizeMin, int tables)
    {
        if (offer.Type != DialogueType.Action)
            return [];
        var (quotas, wrong) = RoleReader.Read(id, tables > 0 ? (sizeMin + tables - 1) / tables : sizeMin, offer.Roles, terms.Roles);
        problems.AddRange(wrong);
        return quotas;
    }

    private DateTime? Parse(string field, string? text, string[] forms, OfferFlaw flaw)
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(field, OfferFlaw.Missing);
        else if (DateTime.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return moment;
        else
            Add(field, flaw);
        return null;
    }

    private string OneOf(string field, string? value, IReadOnlyCollection<string> allowed)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field, OfferFlaw.Missing);
        else if (!allowed.Contains(value))
            Add(field, OfferFlaw.NotInList);
        return value ?? "";
    }

    private string Text(string field, string? value, bool needed)
    {
        var text = Spelled.Line(value ?? "");
        if (needed && text.Length == 0)
            Add(field, OfferFlaw.Missing);
        else if (text.Length > LongestText)
            Add(field, OfferFlaw.TooLong);
        return text;
    }

    private int Number(string field, string? value, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field, OfferFlaw.Missing);
        else if (!int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Add(field, OfferFlaw.NotANumber);
        else if (number < least || number > most)
            Add(field, OfferFlaw.OutOfRange);
        else
            return number;
        return least;
    }

    private void Add(string field, OfferFlaw flaw) => problems.Add(new OfferProblem(field, flaw));
}
