using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Reference;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Results;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Representativeness;
using Recruit.Scheduler.Rounds;

namespace Recruit.Web.Targets;

/// <summary>Who there is for the seats of a place that are still to be filled.</summary>
/// <param name="Open">Dialogues that are to come and have no seats yet.</param>
/// <param name="Able">Who may be drawn and can come to one of them; to any dialogue of the place where all are filled.</param>
/// <param name="Registered">People by attribute and level.</param>
public sealed record PeopleThere(
    IReadOnlyList<Dialogue> Open, int Seats, IReadOnlyList<Candidate> Able, ILookup<string, StageFigure> Registered);

/// <summary>Counts who there is for a place.</summary>
public sealed class PeopleOfPlace(EligiblePeople eligible, FigureStore figures, OverviewStore overview, TimeProvider clock)
{
    /// <summary>The targets of a place beside who there is, for each attribute.</summary>
    public async Task<(PeopleThere People, IReadOnlyList<TargetTable> Tables)> OfAsync(TargetPage page, CancellationToken stop)
    {
        var people = await ReadAsync(page, stop);
        var population = new InvitedPopulation(AgeRange.AtLeast(page.Programme.MinimumAge), page.Area);
        var held = page.Book.At(page.Line);
        return (people, [.. page.Attributes.Select(attribute => TargetTable.Of(
            attribute, held, page.Book.OriginOf(page.Line, attribute.Id), population,
            people.Registered[attribute.Slug].ToDictionary(figure => figure.Level, figure => figure.People), people.Able, people.Seats))]);
    }

    private async Task<PeopleThere> ReadAsync(TargetPage page, CancellationToken stop)
    {
        var (programme, place) = (page.Programme.Id, page.Place);
        var now = clock.GetUtcNow();
        var unfilled = (await overview.DialoguesAsync(programme, stop))
            .Where(dialogue => dialogue.Seats == 0 && dialogue.StartsAt > now).Select(dialogue => dialogue.Id).ToHashSet();
        var here = page.DialoguesHere.ToList();
        List<Dialogue> open = [.. here.Where(dialogue => unfilled.Contains(dialogue.Id))];
        List<Candidate> able = [];
        foreach (var track in page.Track is null ? page.Tracks : [page.Track])
        {
            var meetings = (open.Count > 0 ? open : here).Where(dialogue => dialogue.TrackId == track.Id).ToList();
            able.AddRange((await eligible.OfAsync(track.Id, stop)).Where(person =>
                meetings.Exists(dialogue => Obstacles.CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue)))));
        }
        var scope = new FigureScope(page.Track?.Id, place.Region ?? page.Dialogue?.Region, ProgrammeId: programme);
        var counts = await figures.CountAsync(scope, stop, Stage.Registered);
        return new PeopleThere(
            open,
            open.Sum(dialogue => RoundPool.SeatsOf(dialogue) / (place.TableNumber is null ? 1 : dialogue.TableCount)),
            able,
            counts.ToLookup(figure => figure.Attribute));
    }
}
