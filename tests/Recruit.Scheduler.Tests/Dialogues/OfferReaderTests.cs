using System.Globalization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Dialogues;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Dialogues;

/// <summary>What an official fills in becomes a dialogue, or everything that is wrong with it is said.</summary>
public sealed class OfferReaderTests
{
    private static readonly Guid Mayor = Guid.NewGuid();

    private static readonly Programme Programme = new(
        Guid.NewGuid(), "nederland", "Nederland", "Praat mee", 16, "Europe/Amsterdam", "hulp@recruit.example", 5, 24, 0.5m, "one_per_table",
        null);

    private static readonly DialogueOffer Evening = new()
    {
        Type = "theme",
        Theme = "Wonen",
        HostId = Mayor,
        Format = "hall",
        Venue = "Stadhuis, raadzaal",
        Date = "9-3-2027",
        Time = "19.30",
        Minutes = "120",
        SizeMin = "8",
        SizeMax = "15",
        TableCount = "1",
        Language = "nl",
    };

    [Fact]
    public void A_good_offer_becomes_a_dialogue_on_the_clock_of_the_place()
    {
        var dialogue = Assert.IsType<OfferOutcome.Acceptable>(Read(Evening)).Dialogue;

        Assert.Equal(new DateTimeOffset(2027, 3, 9, 18, 30, 0, TimeSpan.Zero), dialogue.StartsAt);
        Assert.Equal(("Themadialoog: wonen", "GM0344", null), (dialogue.Title, dialogue.MunicipalityCode, dialogue.Region));
    }

    [Fact]
    public void Only_for_the_own_region_is_the_province_of_the_municipality()
    {
        Assert.Equal("utrecht", Assert.IsType<OfferOutcome.Acceptable>(Read(Evening with { OwnRegionOnly = true })).Dialogue.Region);
    }

    [Theory]
    [InlineData("31-2-2027", "19.30", nameof(DialogueOffer.Date), OfferFlaw.NoSuchDate)]
    [InlineData("morgen", "19.30", nameof(DialogueOffer.Date), OfferFlaw.NoSuchDate)]
    [InlineData("9-3-2027", "25.00", nameof(DialogueOffer.Time), OfferFlaw.NoSuchTime)]
    [InlineData("28-3-2027", "2.30", nameof(DialogueOffer.Time), OfferFlaw.ClockSkips)]
    [InlineData("4-1-2027", "8.59", nameof(DialogueOffer.Date), OfferFlaw.InThePast)]
    [InlineData("", "19.30", nameof(DialogueOffer.Date), OfferFlaw.Missing)]
    public void A_moment_that_cannot_be_is_refused(string date, string time, string field, OfferFlaw flaw)
    {
        Assert.Equal(new OfferProblem(field, flaw), OnlyProblemOf(Evening with { Date = date, Time = time }));
    }

    [Theory]
    [InlineData("2027-03-09", "19:30")]
    [InlineData("9/3/2027", "19.30")]
    [InlineData(" 09-03-2027 ", "19:30")]
    public void A_date_may_be_written_in_several_ways(string date, string time)
    {
        var dialogue = Assert.IsType<OfferOutcome.Acceptable>(Read(Evening with { Date = date, Time = time })).Dialogue;

        Assert.Equal(new DateTime(2027, 3, 9, 19, 30, 0), dialogue.LocalStart.DateTime);
    }

    [Fact]
    public void Every_quarter_of_an_hour_of_a_year_comes_back_as_it_was_written()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        for (var local = new DateTime(2027, 1, 5); local.Year < 2028; local = local.AddMinutes(45))
        {
            var outcome = Read(Evening with
            {
                Date = local.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
                Time = local.ToString("H.mm", CultureInfo.InvariantCulture),
            });
            if (zone.IsInvalidTime(local))
                Assert.Equal(OfferFlaw.ClockSkips, Assert.Single(Assert.IsType<OfferOutcome.Refused>(outcome).Problems).Flaw);
            else
                Assert.Equal(local, Assert.IsType<OfferOutcome.Acceptable>(outcome).Dialogue.LocalStart.DateTime);
        }
    }

    [Theory]
    [InlineData("15", "8", "1", nameof(DialogueOffer.SizeMin), OfferFlaw.UpsideDown)]
    [InlineData("acht", "15", "1", nameof(DialogueOffer.SizeMin), OfferFlaw.NotANumber)]
    [InlineData("0", "15", "1", nameof(DialogueOffer.SizeMin), OfferFlaw.OutOfRange)]
    [InlineData("8", "99999", "1", nameof(DialogueOffer.SizeMax), OfferFlaw.OutOfRange)]
    [InlineData("8", "15", "9", nameof(DialogueOffer.TableCount), OfferFlaw.TablesDoNotFit)]
    [InlineData("9", "9", "2", nameof(DialogueOffer.TableCount), OfferFlaw.TablesDoNotFit)]
    public void A_size_that_no_table_can_have_is_refused(string least, string most, string tables, string field, OfferFlaw flaw)
    {
        Assert.Equal(new OfferProblem(field, flaw), OnlyProblemOf(Evening with { SizeMin = least, SizeMax = most, TableCount = tables }));
    }

    [Fact]
    public void A_hall_needs_a_place_and_online_a_link()
    {
        Assert.Equal(new OfferProblem(nameof(DialogueOffer.Venue), OfferFlaw.Missing), OnlyProblemOf(Evening with { Venue = " " }));
        Assert.Equal(
            new OfferProblem(nameof(DialogueOffer.Link), OfferFlaw.Missing), OnlyProblemOf(Evening with { Format = "online", Venue = "" }));
        Assert.Equal(new OfferProblem(nameof(DialogueOffer.Link), OfferFlaw.NoWebAddress),
            OnlyProblemOf(Evening with { Format = "hybrid", Link = "javascript:alert(1)" }));
    }

    [Fact]
    public void A_host_of_somewhere_else_is_refused()
    {
        Assert.Equal(
            new OfferProblem(nameof(DialogueOffer.HostId), OfferFlaw.NotInList), OnlyProblemOf(Evening with { HostId = Guid.NewGuid() }));
    }

    [Fact]
    public void A_title_of_eight_thousand_characters_is_refused()
    {
        Assert.Equal(new OfferProblem(nameof(DialogueOffer.Title), OfferFlaw.TooLong),
            OnlyProblemOf(Evening with { Title = new string('x', 8001) }));
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        var problems = Assert.IsType<OfferOutcome.Refused>(Read(new DialogueOffer())).Problems;

        Assert.Equal(11, problems.Count);
        Assert.All(problems, problem => Assert.Equal(OfferFlaw.Missing, problem.Flaw));
    }

    [Fact]
    public void What_a_dialogue_is_now_can_be_offered_again()
    {
        var dialogue = Assert.IsType<OfferOutcome.Acceptable>(Read(Evening)).Dialogue;

        Assert.Equal(dialogue, Assert.IsType<OfferOutcome.Acceptable>(Read(DialogueOffer.Of(dialogue), dialogue.Id)).Dialogue);
    }

    private static OfferOutcome Read(DialogueOffer offer, Guid id = default) =>
        new OfferReader(new OfferTerms(Programme, Programme.Id, "GM0344", new HashSet<Guid> { Mayor }, ["Wonen", "Werken"], "utrecht"),
            TestClock.OnAMondayMorning().Now).Read(id, offer);

    private static OfferProblem OnlyProblemOf(DialogueOffer offer) =>
        Assert.Single(Assert.IsType<OfferOutcome.Refused>(Read(offer)).Problems);
}
