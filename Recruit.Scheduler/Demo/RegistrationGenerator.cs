using Recruit.Scheduler.Programmes;

namespace Recruit.Scheduler.Demo;

/// <summary>
/// Makes up those who sign up for a programme: the real margins with the bias of those who do. The same seed gives the same
/// people, and the first hundred are the same whether a hundred or a hundred thousand are asked for.
/// </summary>
public sealed class RegistrationGenerator(ProgrammeFile programme, long seed, DateOnly today)
{
    /// <summary>Citizens, some of them in households of two.</summary>
    public IEnumerable<MadeUpPerson> Citizens(int count) => new MadeUpCitizens(programme, ChanceFor(1), today).Take(count);

    /// <summary>People sent by organisations, one to three each.</summary>
    public IEnumerable<MadeUpPerson> Organisations(int count) =>
        new MadeUpProfessionals(programme, ChanceFor(2), today).FromOrganisations().Take(count);

    public IEnumerable<MadeUpPerson> Scientists(int count) =>
        new MadeUpProfessionals(programme, ChanceFor(3), today).Scientists().Take(count);

    /// <summary>Policy staff of departments, provinces, municipalities and water authorities.</summary>
    public IEnumerable<MadeUpPerson> PolicyStaff(int count) =>
        new MadeUpProfessionals(programme, ChanceFor(4), today).PolicyStaff().Take(count);

    /// <summary>Each track has a chance of its own, so that more citizens do not change the scientists.</summary>
    private Random ChanceFor(int track) => new(unchecked((int)(seed ^ (seed >>> 32)) * 31 + track));
}
