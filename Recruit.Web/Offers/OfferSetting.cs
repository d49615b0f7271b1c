using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Scheduler.Dialogues;

namespace Recruit.Web.Offers;

/// <summary>What an official chooses from while offering a dialogue.</summary>
/// <param name="Hosts">The municipality's own hosts, by id, with their names.</param>
/// <param name="Roles">Those that an action table may need; none where the track says the role of everyone.</param>
public sealed record OfferSetting(
    Programme Programme, Track Track, Municipality Municipality, IReadOnlyList<(Guid Id, string Name)> Hosts, IReadOnlyList<string> Themes,
    IReadOnlyList<Level> Roles)
{
    public string? RegionName => Provinces.Published.Find(Municipality.Province)?.Name;

    public OfferTerms Terms =>
        new(Programme, Track.Id, Municipality.Code, Hosts.Select(host => host.Id).ToHashSet(), Themes, Municipality.Province)
        {
            Roles = [.. Roles.Select(role => role.Slug)],
        };
}

/// <summary>Collects what an official chooses from.</summary>
public sealed class OfferSettings(ProgrammeStore programmes, DialogueStore dialogues, HostStore hosts, Vault vault)
{
    /// <summary>Null when the municipality is not on the list of municipalities.</summary>
    public async Task<OfferSetting?> ReadAsync(Programme programme, Track track, string municipalityCode, CancellationToken stop)
    {
        if (Municipalities.Published.Find(municipalityCode) is not { } municipality)
            return null;
        var own = await hosts.ListAsync(programme.Id, municipalityCode, stop);
        var contacts = await vault.ReadAsync([.. own.Select(host => host.PersonId)], stop);
        return new OfferSetting(programme, track, municipality,
            [.. own.Where(host => contacts.ContainsKey(host.PersonId))
                .Select(host => (host.Id, $"{contacts[host.PersonId].Name}, {host.JobTitle}"))],
            await dialogues.ThemesAsync(programme.Id, stop),
            track.Role is null && await programmes.FindAttributeAsync(programme.Id, RoleQuota.Attribute, stop) is { } role
                ? role.Levels
                : []);
    }

    public async Task<(Programme Programme, Track Track)?> FindAsync(string? programmeSlug, string? trackSlug, CancellationToken stop) =>
        await programmes.FindAsync(programmeSlug ?? "", stop) is { } programme
        && (await programmes.TracksAsync(programme.Id, stop)).FirstOrDefault(track => track.Slug == trackSlug) is { } found
            ? (programme, found)
            : null;

    public async Task<(Programme Programme, Track Track)> OfAsync(Dialogue dialogue, CancellationToken stop) =>
        ((await programmes.GetAsync(dialogue.ProgrammeId, stop))!,
            (await programmes.TracksAsync(dialogue.ProgrammeId, stop)).Single(track => track.Id == dialogue.TrackId));
}
