using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Demo;

/// <summary>Turns a programme's file into the rows that the database holds.</summary>
internal static class ProgrammeDesigns
{
    public static ProgrammeDesign Of(ProgrammeFile file, TimeProvider clock)
    {
        var programme = new Programme(
            NewId(clock), file.Slug, file.Name, file.Purpose, file.MinimumAge, file.TimeZone, file.ContactAddress,
            file.AnswerDays, file.CutOffHours, file.ReserveShare, file.SameHousehold, RegistrationClosesAt: null);

        return new ProgrammeDesign(
            programme,
            file.Tracks.Select((track, index) => new Track(
                NewId(clock), programme.Id, track.Slug, track.Name.Nl, track.Name.En, index + 1, track.SignUp == TrackEntry.Open,
                track.PaperDays, track.Role)).ToList(),
            file.Attributes.Select((attribute, index) => AttributeOf(attribute, programme.Id, index + 1, clock)).ToList(),
            file.Tracks.ToDictionary(track => track.Slug, track => track.Attributes),
            StandardReminders.Of(file, programme.Id, clock),
            file.Tracks.SelectMany(track => track.Spread.Select(spread => (track.Slug, spread)))
                .ToLookup(one => one.Slug, one => one.spread));
    }

    public static IReadOnlyList<Target> TargetsOf(ProgrammeDesign design, IReadOnlyList<PlannedTarget> planned, TimeProvider clock)
    {
        var tracks = design.Tracks.ToDictionary(track => track.Slug, track => track.Id);
        var attributes = design.Attributes.ToDictionary(attribute => attribute.Slug, attribute => attribute.Id);
        return planned.Select(target => new Target(
            NewId(clock), tracks[target.Track], attributes[target.Attribute], target.Level, (decimal)target.Share,
            (decimal?)target.Population, target.Reason, target.Source, target.ReferenceDate)).ToList();
    }

    private static ProgrammeAttribute AttributeOf(AttributeEntry entry, Guid programmeId, int position, TimeProvider clock)
    {
        var id = NewId(clock);
        return new ProgrammeAttribute
        {
            Id = id,
            ProgrammeId = programmeId,
            Slug = entry.Slug,
            NameNl = entry.Name.Nl,
            NameEn = entry.Name.En,
            QuestionNl = entry.Question.Nl,
            QuestionEn = entry.Question.En,
            HintNl = entry.Hint.Nl,
            HintEn = entry.Hint.En,
            Derivation = entry.Derivation,
            Special = entry.Special,
            Position = position,
            Weight = 1,
            Levels = entry.Levels.Select((level, index) => LevelOf(level, id, entry.Derivation, index + 1)).ToList(),
        };
    }

    private static Level LevelOf(LevelEntry entry, Guid attributeId, string derivation, int position)
    {
        var ages = derivation == Derivation.BirthYear ? entry.Ages : null;
        return new Level(attributeId, entry.Slug, entry.Label.Nl, entry.Label.En, ages?.From, ages?.To, position);
    }

    private static Guid NewId(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
