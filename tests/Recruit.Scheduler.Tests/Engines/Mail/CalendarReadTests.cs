using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>Another's calendar reads what we wrote, on the days on which the clock changes too.</summary>
public sealed class CalendarReadTests
{
    private static readonly CalendarEntry Evening =
        new("1@recruit", At(3, 9, 18, 30), At(3, 9, 20, 30), "Europe/Amsterdam", "Wonen; in de stad, samen")
        {
            Organizer = "hulp@recruit.example",
            Attendee = ("Zoë de Wit", "zoe@voorbeeld.example"),
            WrittenAt = At(2, 1, 9, 0),
            Sequence = 2,
            Location = "Stadhuis, zaal 3",
        };

    [Fact]
    public async Task On_both_days_on_which_the_clock_changes_every_half_hour_is_the_same_instant()
    {
        var starts = new[] { At(3, 28, 0, 0), At(10, 31, 0, 0) }
            .SelectMany(day => Enumerable.Range(-4, 56).Select(half => day.AddMinutes(30 * half))).ToList();
        var wrong = (DateTimeOffset start) => start >= At(10, 31, 0, 0) && start < At(10, 31, 1, 0);

        var read = await CalendarReader.ReadAsync(
            [.. starts.Select(start => (Evening with { StartsAt = start, EndsAt = start.AddHours(2) }).Request().Text)]);

        // Between two and three at night the clock of 31 October shows each time twice: no calendar can tell which, and no
        // dialogue is held then.
        Assert.All(starts.Zip(read).Where(pair => !wrong(pair.First)), pair => Assert.Equal(pair.First, pair.Second.StartsAt));
        Assert.All(starts.Zip(read).Where(pair => !wrong(pair.First.AddHours(2))),
            pair => Assert.Equal(pair.First.AddHours(2), pair.Second.EndsAt));
        Assert.All(read, entry => Assert.Equal("Europe/Amsterdam", entry.Zone));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Sydney")]
    [InlineData("Europe/Istanbul")]
    public async Task Elsewhere_a_day_of_each_month_is_the_same_instant(string zone)
    {
        var starts = Enumerable.Range(1, 12).Select(month => At(month, 15, 18, 30)).ToList();

        var evenings = starts.Select(start => Evening with { TimeZone = zone, StartsAt = start, EndsAt = start.AddHours(2) });
        var read = await CalendarReader.ReadAsync([.. evenings.Select(evening => evening.Request().Text)]);

        Assert.Equal(starts, read.Select(entry => entry.StartsAt));
    }

    [Fact]
    public async Task A_name_with_line_ends_begins_no_line_of_its_own()
    {
        var smuggled = "Zoë\r\nX-EVIL:1\nBEGIN:VALARM\r\u0085\"; quoted";

        var part = (Evening with
        {
            Attendee = (smuggled, "zoe@voorbeeld.example\r\nX-EVIL:1"),
            Organizer = "hulp@recruit.example\r\nX-EVIL:1",
            Summary = smuggled,
            Location = smuggled,
        }).Request();

        var lines = part.Text.Split('\n', '\r', '\u0085');
        Assert.DoesNotContain(lines, line => line.StartsWith("X-EVIL", StringComparison.Ordinal) || line == "BEGIN:VALARM");
        Assert.Equal("1@recruit", Assert.Single(await CalendarReader.ReadAsync(part.Text)).Uid);
    }

    [Fact]
    public async Task Names_places_and_titles_arrive_as_they_were_typed()
    {
        var read = Assert.Single(await CalendarReader.ReadAsync(Evening.Request().Text));

        Assert.Equal(("Wonen; in de stad, samen", "Stadhuis, zaal 3", "mailto:zoe@voorbeeld.example", "mailto:hulp@recruit.example"),
            (read.Summary, read.Location, read.Attendee, read.Organizer));
        Assert.Equal(("REQUEST", "1@recruit", 2, "CONFIRMED"), (read.Method, read.Uid, read.Sequence, read.Status));
    }

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(2027, month, day, hour, minute, 0, TimeSpan.Zero);
}
