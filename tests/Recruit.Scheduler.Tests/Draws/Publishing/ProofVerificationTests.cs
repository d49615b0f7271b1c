using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>The proof that no lottery is fairer is checked again, without an engine of others.</summary>
public sealed class ProofVerificationTests
{
    private readonly SmallDraw draw = new();

    [Fact]
    public void A_true_proof_holds_from_the_report_alone() =>
        Assert.IsType<ProofOutcome.Holds>(ProofVerification.Check(draw.Published, people: null));

    [Fact]
    public void A_bound_that_a_panel_beats_is_no_bound()
    {
        // With all weight on women, three of them weigh a quarter: more than a fifth.
        var weighted = With(bound: 0.2, women: 1 / 12.0, men: 0);

        var broken = Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(weighted, people: null));

        Assert.Equal("The proof does not hold: a panel has more weight than the bound says.", broken.Flaw);
    }

    [Fact]
    public void Light_weights_prove_nothing() =>
        Assert.Equal("The proof does not hold: the weights do not sum to one.",
            Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(With(0.2, 0.01, 0.01), people: null)).Flaw);

    [Fact]
    public void Without_weights_there_is_no_proof_unless_everyone_is_certain()
    {
        Assert.Equal(
            "The proof has no weights.", Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(With(0.25, 0, 0), people: null)).Flaw);

        var certain = With(1, 0, 0);
        var types = certain.Certificate.Types.Select(type => type with { Must = true }).ToList();
        Assert.IsType<ProofOutcome.Holds>(
            ProofVerification.Check(certain with { Certificate = certain.Certificate with { Types = types } }, people: null));
    }

    [Fact]
    public void Nobody_is_counted_out_of_the_proof_who_is_not_named_in_the_report()
    {
        var types = draw.Published.Certificate.Types.Select((type, place) => type with { NoChance = place == 1 }).ToList();

        var broken = ProofVerification.Check(
            draw.Published with { Certificate = draw.Published.Certificate with { Types = types } }, people: null);

        Assert.Equal("Other people have no chance in the proof than in the report.", Assert.IsType<ProofOutcome.Broken>(broken).Flaw);
    }

    [Fact]
    public void The_proof_must_be_of_the_bound_that_is_shown() =>
        Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(draw.Published with { LowestChanceBound = 0.3 }, people: null));

    [Fact]
    public void Every_level_of_leximin_is_checked_and_so_is_what_it_rests_on()
    {
        var proof = draw.Published.Certificate;
        var level = proof.Levels[0];

        Assert.Equal(new ProofOutcome.Holds(Levels: 1, Gap: 0), ProofVerification.Check(draw.Published, people: null));
        Assert.Equal(new ProofOutcome.Holds(), ProofVerification.Check(Forged(proof with { Levels = [] }), people: null));
        Assert.Equal("The proof does not hold: level 1 adds up to 0.25 and not to 0.24.",
            FlawOf(proof with { Levels = [level with { Bound = 0.24 }] }));
        Assert.Equal("The proof does not hold: not everyone who can be drawn is in one of its levels.",
            FlawOf(proof with { Levels = [level with { Types = [new PublishedWeight(0, 1 / 12.0)] }] }));
        Assert.Equal("The proof does not hold: a panel has more weight than a cut says.",
            FlawOf(proof with { Cuts = [proof.Cuts[0] with { Bound = 2 }] }));

        PublishedDraw Forged(PublishedCertificate forged) => draw.Published with { Certificate = forged };
        string FlawOf(PublishedCertificate forged) =>
            Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(Forged(forged), people: null)).Flaw;
    }

    [Fact]
    public void A_report_of_old_that_kept_levels_back_but_not_weights_is_checked_with_the_people()
    {
        var proof = draw.Published.Certificate;
        var old = draw.Published with { Certificate = proof with { Types = [.. proof.Types.Select(type => type with { Levels = null })] } };

        Assert.IsType<ProofOutcome.Unchecked>(ProofVerification.Check(old, people: null));
        Assert.IsType<ProofOutcome.Holds>(ProofVerification.Check(old, draw.Problem));
    }

    [Fact]
    public void Where_neither_levels_nor_points_are_told_nothing_can_be_checked()
    {
        var hidden = new SmallDraw(hideProfiles: true);

        Assert.DoesNotContain("\"levels\"", System.Text.Encoding.UTF8.GetString(hidden.Report), StringComparison.Ordinal);
        Assert.IsType<ProofOutcome.Unchecked>(ProofVerification.Check(hidden.Published, people: null));
    }

    [Fact]
    public void The_highest_chance_is_checked_with_the_signs_turned()
    {
        // Two men at least: among eight, someone has a quarter.
        PublishedDraw Highest(double bound) =>
            With(bound, women: 0, men: 1 / 8.0) with { Fairness = "minimax", LowestChanceBound = null, HighestChanceBound = bound };

        Assert.IsType<ProofOutcome.Holds>(ProofVerification.Check(Highest(0.25), people: null));
        Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(Highest(0.3), people: null));
    }

    [Fact]
    public void What_is_published_tells_the_whole_problem()
    {
        var members = new PoolMember[]
        {
            new("anna") { Levels = Woman, Household = "Lindelaan 4", Dialogues = [0], MustHave = true },
            new("ben") { Levels = Man, Household = "Lindelaan 4", Boost = 2 },
            new("cem") { Levels = Man, Household = "Marktplein 1" },
        };
        var problem = new PanelProblem(members,
            [new DialogueSeats("Zwolle", 1, 2) { Targets = [new PanelTarget("gender", "woman", 0, 1)] }, new DialogueSeats("Goes", 0, 1)])
        {
            Targets = [new PanelTarget("gender", "man", 1, 2)],
            Households = HouseholdRule.OnePerDraw,
        };

        var again = PublishedProof.ProblemOf(draw.Published with
        {
            Targets =
            [
                new PublishedTarget("gender", "woman", 0, 1, null, null) { Dialogue = "Zwolle" },
                new PublishedTarget("gender", "man", 1, 2, null, null),
            ],
            Certificate = PublishedProof.Of(LotteryOf(problem), hideProfiles: false),
        });

        Assert.Equal(new PanelRules(problem).All.Select(rule => rule.GetType()), new PanelRules(again).All.Select(rule => rule.GetType()));
        Assert.Equal(problem.Pool.Select(Described), again.Pool.Select(Described));
        Assert.Equal(problem.Dialogues.SelectMany(dialogue => dialogue.Targets).Concat(problem.Targets),
            again.Dialogues.SelectMany(dialogue => dialogue.Targets).Concat(again.Targets));
        Assert.Equal(problem.Pool[0].Household == problem.Pool[1].Household, again.Pool[0].Household == again.Pool[1].Household);
    }

    private static Dictionary<string, string> Woman => new() { ["gender"] = "woman" };

    private static Dictionary<string, string> Man => new() { ["gender"] = "man" };

    private static string Described(PoolMember member) =>
        $"{string.Join(' ', member.Levels)} {string.Join(' ', member.Dialogues ?? [])} {member.MustHave} {member.Boost}";

    private static PanelLottery LotteryOf(PanelProblem problem) => new SmallDraw().Lottery with
    {
        Problem = problem,
        Types = HandMadeLottery.TypesOf([1, 1, 1]),
        Proof = new LotteryProof(0, 1, new ChanceCertificate([0, 0, 0], [], 1)),
    };

    private PublishedDraw With(double bound, double women, double men)
    {
        var proof = draw.Published.Certificate;
        var types = new[] { proof.Types[0] with { Weight = women }, proof.Types[1] with { Weight = men } };
        return draw.Published with { LowestChanceBound = bound, Certificate = proof with { Bound = bound, Types = types } };
    }
}
