namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>How many will come, as invitations are added one by one.</summary>
internal sealed class Turnout
{
    private readonly SeatsToFill seats;
    private readonly YesCount accepting;
    private readonly YesCount coming;

    /// <summary>The chances of who comes when nobody, one, two, … of those invited accept.</summary>
    private readonly List<IReadOnlyList<double>> comingOf = [];
    private readonly List<double> enoughOf = [];

    public Turnout(SeatsToFill seats, TurnoutRates rates)
    {
        (this.seats, accepting, coming) = (seats, new YesCount(rates.Acceptance), new YesCount(rates.ShowUp));
        for (var accepted = 0; accepted < seats.Accepted; accepted++) coming.AskOneMore();
        Note();
    }

    /// <summary>The chance that at least as many come as wished.</summary>
    public double Certainty => accepting.Chances.Zip(enoughOf, (accept, enough) => accept * enough).Sum();

    public void InviteOneMore()
    {
        accepting.AskOneMore();
        coming.AskOneMore();
        Note();
    }

    /// <summary>The chance that nobody, one, two, … come.</summary>
    public double[] Attendance()
    {
        var attendance = new double[coming.People + 1];
        foreach (var (accept, come) in accepting.Chances.Zip(comingOf))
            for (var people = 0; people < come.Count; people++)
                attendance[people] += accept * come[people];
        return attendance;
    }

    private void Note()
    {
        comingOf.Add(coming.Chances);
        enoughOf.Add(coming.AtLeast(seats.Wished));
    }
}
