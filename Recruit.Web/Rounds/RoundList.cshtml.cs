using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Web.Layout;

namespace Recruit.Web.Rounds;

/// <summary>The matching rounds of a programme, and where to start one.</summary>
public sealed class RoundList(ProgrammeStore programmes, RoundStore rounds) : ProgrammePage
{
    public IReadOnlyList<MatchingRound> All { get; private set; } = [];
    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    public Track TrackOf(MatchingRound round) => Tracks.Single(track => track.Id == round.TrackId);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        All = await rounds.ListAsync(Programme.Id, stop);
    }
}
