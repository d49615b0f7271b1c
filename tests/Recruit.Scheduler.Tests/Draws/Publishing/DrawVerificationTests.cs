using System.Text;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>Anyone can check a draw from what was published, and nothing can be changed unseen.</summary>
public sealed class DrawVerificationTests
{
    private readonly SmallDraw draw = new();

    [Fact]
    public void True_files_are_in_order_and_tell_who_is_drawn()
    {
        var outcome = Assert.IsType<VerificationOutcome.InOrder>(draw.Check());

        Assert.Equal(936, outcome.Number);
        Assert.Equal(draw.Result.Drawn!.Seats.Select(seat => $"person-{seat.Member}"), outcome.Panels.Panels[936].Select(seat => seat.Id));
    }

    [Fact]
    public void One_changed_byte_anywhere_in_the_report_is_seen()
    {
        var dice = new Random(1);

        foreach (var place in Enumerable.Range(0, draw.Report.Length))
        {
            byte[] changed = [.. draw.Report];
            changed[place] ^= (byte)dice.Next(1, 256);
            Assert.True(
                DrawVerification.Check(changed, draw.Panels, new()) is VerificationOutcome.Refused, $"byte {place}, now {changed[place]}");
        }
    }

    [Fact]
    public void One_changed_byte_anywhere_in_the_panels_is_seen()
    {
        var dice = new Random(2);

        foreach (var place in Enumerable.Range(0, 400).Select(_ => dice.Next(draw.Panels.Length)))
        {
            byte[] changed = [.. draw.Panels];
            changed[place] ^= (byte)dice.Next(1, 256);
            Assert.True(
                DrawVerification.Check(draw.Report, changed, new()) is VerificationOutcome.Refused, $"byte {place}, now {changed[place]}");
        }
    }

    [Fact]
    public void A_byte_more_or_less_is_seen_too()
    {
        Assert.IsType<VerificationOutcome.Refused>(DrawVerification.Check([.. draw.Report, (byte)'\n'], draw.Panels, new()));
        Assert.IsType<VerificationOutcome.Refused>(DrawVerification.Check([.. Encoding.UTF8.Preamble, .. draw.Report], draw.Panels, new()));
        Assert.IsType<VerificationOutcome.Refused>(
            DrawVerification.Check(draw.Report, draw.Panels.AsSpan(0, draw.Panels.Length - 1), new()));
    }

    [Fact]
    public void Whoever_seals_a_forged_report_anew_is_caught_by_what_it_says()
    {
        AssertRefused("The chances are not the shares of the panels",
            forged => forged with { Chances = [forged.Chances[0] with { Chance = 0.5 }, .. forged.Chances.Skip(1)] });
        AssertRefused("Two people have the same receipt", forged =>
            forged with { Chances = [forged.Chances[0] with { Receipt = forged.Chances[1].Receipt }, .. forged.Chances.Skip(1)] });
        AssertRefused("The number of the panel is 936 and not 12", forged => forged with { Number = 12 });
        AssertRefused("gini is", forged => forged with { Gini = 0.01 });
        AssertRefused("highest_chance is 0.25 and not 0.3", forged => forged with { HighestChance = 0.3 });
        AssertRefused("lowest_chance cannot be", forged => forged with { LowestChance = forged.LowestChance + 0.05 });
        AssertRefused("lowest_chance is 0.3 and not 0.25", forged => WithLevels(forged, level => level with { Chance = 0.3 }));
        AssertRefused("On fewer panels than the chances of the proof say: 20 people",
            forged => WithLevels(forged, level => level with { Chance = 0.3 }));
        AssertRefused("Someone without a chance is on a panel",
            forged => forged with { WithoutChance = [new PublishedWithoutChance("person-1", "")] });
        AssertRefused("The panels are not those of this report", forged => forged with { PanelsSha256 = DrawSeal.Blank });
    }

    [Fact]
    public void Nonsense_under_a_good_seal_is_refused_or_judged_but_never_breaks_the_check()
    {
        var refused = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var forged = draw.ForgeAnywhere(new Random(seed));

            var outcome = DrawVerification.Check(forged, draw.Panels, new());
            if (outcome is VerificationOutcome.InOrder inOrder) ProofVerification.Check(inOrder.Draw, people: null);
            else refused++;
        }

        Assert.InRange(refused, 200, 400);
    }

    [Fact]
    public void The_dice_decide_for_a_draw_that_was_published_before_they_were_thrown()
    {
        var open = new SmallDraw(choice: new PanelChoice.Later());

        Assert.Null(Assert.IsType<VerificationOutcome.InOrder>(open.Check()).Number);
        Assert.Equal(417, Assert.IsType<VerificationOutcome.InOrder>(open.Check(new(Number: 417))).Number);
        Assert.Equal(936, Assert.IsType<VerificationOutcome.InOrder>(open.Check(new(Beacon: "7"))).Number);
    }

    [Fact]
    public void Another_number_than_the_dice_showed_is_refused()
    {
        var thrown = new SmallDraw(choice: new PanelChoice.Thrown(417));

        Assert.Equal(417, Assert.IsType<VerificationOutcome.InOrder>(thrown.Check(new(Number: 417))).Number);
        Assert.Contains(
            "The draw was by number 417, and not 418.", Assert.IsType<VerificationOutcome.Refused>(thrown.Check(new(Number: 418))).Flaws);
    }

    [Fact]
    public void An_announced_number_is_computed_again()
    {
        var announced = new SmallDraw(choice: new PanelChoice.Announced("recruit96"));

        Assert.Equal(385, Assert.IsType<VerificationOutcome.InOrder>(announced.Check()).Number);
        Assert.IsType<VerificationOutcome.Refused>(announced.Check(new(Beacon: "recruit97")));
    }

    [Fact]
    public void Anna_finds_her_chance_under_her_receipt_and_no_name_is_published()
    {
        var anna = draw.Receipts.For("person-3");

        Assert.Equal(draw.Result.Shares[3], draw.Published.Chances.Single(chance => chance.Receipt == anna.Hash).Chance);
        Assert.DoesNotContain("person-", Encoding.UTF8.GetString(draw.Report), StringComparison.Ordinal);
    }

    private static PublishedDraw WithLevels(PublishedDraw draw, Func<PublishedLevel, PublishedLevel> forge) =>
        draw with { Certificate = draw.Certificate with { Levels = [.. draw.Certificate.Levels.Select(forge)] } };

    private void AssertRefused(string flaw, Func<PublishedDraw, PublishedDraw> forge) =>
        Assert.Contains(
            Assert.IsType<VerificationOutcome.Refused>(draw.CheckForged(forge)).Flaws, one => one.Contains(flaw, StringComparison.Ordinal));
}
