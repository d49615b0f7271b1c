using System.Globalization;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tests.Language;

/// <summary>Dates as people say them.</summary>
public sealed class DateWordsTests
{
    private static readonly DateWords Dutch = new("nl", "Europe/Amsterdam");
    private static readonly DateWords English = new("en", "Europe/Amsterdam");
    private static readonly DateTimeOffset TuesdayEvening = new(2027, 3, 9, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_moment_is_written_in_full()
    {
        Assert.Equal("dinsdag 9 maart 2027 om 19.30 uur", Dutch.Moment(TuesdayEvening));
        Assert.Equal("Tuesday 9 March 2027 at 19:30", English.Moment(TuesdayEvening));
    }

    [Fact]
    public void After_the_clocks_went_forward_the_same_instant_is_an_hour_later() =>
        Assert.Equal("zondag 28 maart 2027 om 20.30 uur", Dutch.Moment(new DateTimeOffset(2027, 3, 28, 18, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void Just_after_midnight_it_is_the_next_day_and_the_next_year() =>
        Assert.Equal("zaterdag 1 januari 2028 om 0.05 uur", Dutch.Moment(new DateTimeOffset(2027, 12, 31, 23, 5, 0, TimeSpan.Zero)));

    [Fact]
    public void Who_joins_from_abroad_reads_both_clocks_with_their_cities()
    {
        var (english, dutch) = (Abroad("en", "America/New_York"), Abroad("nl", "America/New_York"));

        Assert.Equal("19:30 (Amsterdam) – 13:30 your time, New York", english.Time(TuesdayEvening.AddDays(-7)));
        Assert.Equal("19.30 uur (Amsterdam) – 13.30 uur bij u, New York", dutch.Time(TuesdayEvening.AddDays(-7)));
        Assert.Equal("Tuesday 2 March 2027 at 19:30 (Amsterdam) – 13:30 your time, New York",
            english.Moment(TuesdayEvening.AddDays(-7)));
        Assert.Equal("from 19:30 to 21:30 (Amsterdam) – from 13:30 to 15:30 your time, New York",
            english.Between(TuesdayEvening.AddDays(-7), TuesdayEvening.AddDays(-7).AddHours(2)));
        Assert.Equal("Tuesday 2 March 2027", english.Day(TuesdayEvening.AddDays(-7)));
    }

    // America changes its clocks on 14 March and 7 November 2027, Europe on 28 March and 31 October.
    [Theory]
    [InlineData("2027-03-13T18:30Z", "19:30", "13:30")]
    [InlineData("2027-03-14T18:30Z", "19:30", "14:30")]
    [InlineData("2027-03-27T18:30Z", "19:30", "14:30")]
    [InlineData("2027-03-28T17:30Z", "19:30", "13:30")]
    [InlineData("2027-10-30T17:30Z", "19:30", "13:30")]
    [InlineData("2027-10-31T18:30Z", "19:30", "14:30")]
    [InlineData("2027-11-06T18:30Z", "19:30", "14:30")]
    [InlineData("2027-11-07T18:30Z", "19:30", "13:30")]
    public void Around_the_nights_on_which_either_clock_changes_both_are_right(string instant, string here, string there) =>
        Assert.Equal($"{here} (Amsterdam) – {there} your time, New York",
            Abroad("en", "America/New_York").Time(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Fact]
    public void Where_it_is_another_day_already_the_day_is_named()
    {
        Assert.Equal("Tuesday 9 March 2027 at 19:30 (Amsterdam) – Wednesday 10 March 2027, 03:30 your time, Tokyo",
            Abroad("en", "Asia/Tokyo").Moment(TuesdayEvening));
        Assert.Equal("19:30", Abroad("en", "Europe/Berlin").Time(TuesdayEvening));
    }

    [Fact]
    public void Every_clock_that_one_can_choose_exists()
    {
        foreach (var zone in OwnZones.All)
            Assert.NotEmpty(Abroad("en", zone).Moment(TuesdayEvening));
        Assert.Equal("Buenos Aires", OwnZones.City("America/Argentina/Buenos_Aires"));
    }

    private static DateWords Abroad(string language, string zone) => new(language, "Europe/Amsterdam", zone);

    [Fact]
    public void A_dialogue_has_a_beginning_and_an_end()
    {
        Assert.Equal("van 19.30 tot 21.30 uur", Dutch.Between(TuesdayEvening, TuesdayEvening.AddHours(2)));
        Assert.Equal("from 19:30 to 21:30", English.Between(TuesdayEvening, TuesdayEvening.AddHours(2)));
    }

    [Theory]
    [InlineData(120, "2 uur", "2 hours")]
    [InlineData(150, "2 uur en 30 minuten", "2 hours and 30 minutes")]
    [InlineData(61, "1 uur en 1 minuut", "1 hour and 1 minute")]
    [InlineData(45, "45 minuten", "45 minutes")]
    public void A_length_is_told_in_hours_and_minutes(int minutes, string dutch, string english) =>
        Assert.Equal((dutch, english), (Dutch.Length(minutes), English.Length(minutes)));

    [Fact]
    public void Every_month_has_its_name() =>
        Assert.Equal(12, Enumerable.Range(1, 12)
            .Select(month => Dutch.Day(new DateTimeOffset(2027, month, 15, 12, 0, 0, TimeSpan.Zero)).Split(' ')[2]).Distinct().Count());
}
