using System.Text;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>What is in Anna's calendar is what stands.</summary>
public sealed class CalendarEntryTests
{
    private static readonly CalendarEntry Evening =
        new("1@recruit", At(2027, 3, 9, 18, 30), At(2027, 3, 9, 20, 30), "Europe/Amsterdam", "Wonen in de stad")
        {
            Organizer = "hulp@recruit.example",
            Attendee = ("Anna de Wit", "anna@voorbeeld.example"),
            WrittenAt = At(2027, 2, 1, 9, 0),
            Sequence = 2,
        };

    [Fact]
    public void An_evening_is_written_on_the_clock_of_the_place()
    {
        Assert.Equal("20270309T193000", Value("DTSTART;TZID=Europe/Amsterdam", Evening.Request()));
        Assert.Equal("20270309T213000", Value("DTEND;TZID=Europe/Amsterdam", Evening.Request()));
    }

    [Fact]
    public void In_summer_the_same_instant_is_an_hour_later_on_the_clock() =>
        Assert.Contains("DTSTART;TZID=Europe/Amsterdam:20270609T203000\r\n",
            (Evening with { StartsAt = At(2027, 6, 9, 18, 30), EndsAt = At(2027, 6, 9, 20, 30) }).Request().Text, StringComparison.Ordinal);

    [Fact]
    public void When_it_was_written_is_what_our_clock_says() => Assert.Equal("20270201T090000Z", Value("DTSTAMP", Evening.Request()));

    [Fact]
    public void Calling_off_takes_out_the_same_entry_with_a_higher_number()
    {
        var (request, cancel) = (Evening.Request(), Evening.Cancel());

        Assert.Equal(("REQUEST", "CANCEL"), (request.Method, cancel.Method));
        string[] names = ["UID", "SEQUENCE", "STATUS", "METHOD"];
        Assert.Equal(["1@recruit", "2", "CONFIRMED", "REQUEST"], names.Select(name => Value(name, request)));
        Assert.Equal(["1@recruit", "3", "CANCELLED", "CANCEL"], names.Select(name => Value(name, cancel)));
    }

    [Fact]
    public void Commas_semicolons_backslashes_and_new_lines_are_escaped() =>
        Assert.Contains(@"LOCATION:Stadhuis\, zaal 3\; ingang \\ links\nUtrecht",
            (Evening with { Location = "Stadhuis, zaal 3; ingang \\ links\r\nUtrecht" }).Request().Text,
            StringComparison.Ordinal);

    [Fact]
    public void A_name_cannot_break_out_of_its_line() =>
        Assert.Contains("ATTENDEE;CN=\"Anna BEGIN:VALARM\";",
            Unfolded((Evening with { Attendee = ("Anna\" \r\nBEGIN:VALARM", "anna@voorbeeld.example") }).Request().Text)
                .Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void An_address_cannot_break_out_of_its_line_either() =>
        Assert.DoesNotContain(
            "\r\nX-EVIL", (Evening with { Attendee = ("Anna", "anna@x.example\r\nX-EVIL:1") }).Request().Text, StringComparison.Ordinal);

    [Fact]
    public void Long_lines_are_folded_at_75_octets_without_cutting_a_letter()
    {
        var summary = string.Concat(Enumerable.Repeat("Überlegungen zur Straße – één gesprek. ", 8)).Trim();

        var text = (Evening with { Summary = summary }).Request().Text;

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains($"SUMMARY:{summary}\r\n", Unfolded(text), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public void A_file_for_anybody_names_no_attendee() =>
        Assert.DoesNotContain("ATTENDEE", (Evening with { Attendee = null }).Publish().Text, StringComparison.Ordinal);

    private static string? Value(string name, CalendarPart part) =>
        Unfolded(part.Text).Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal))?
            [(name.Length + 1)..];

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
