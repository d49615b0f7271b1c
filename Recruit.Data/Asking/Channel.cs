namespace Recruit.Data.Asking;

/// <summary>
/// A name with a link by which people come: an organisation that brings people who would not come by themselves, a panel, a network, or the
/// invitation to a track that is not open to everyone.
/// </summary>
/// <param name="TrackId">The track that the link opens; null for any open one.</param>
/// <param name="Seats">How many of its own it has in each exploratory dialogue; 0 for most.</param>
/// <param name="EndsAt">When it ends by itself; null while no list was read in for it.</param>
/// <param name="EndedAt">Since when its link opens nothing.</param>
public sealed record Channel(
    Guid Id, Guid ProgrammeId, Guid? TrackId, string Name, int Seats, DateTimeOffset? EndsAt, DateTimeOffset? EndedAt);

/// <summary>Who came by which channel, for a draw.</summary>
public sealed record ChannelPerson(Guid RegistrationId, Guid ChannelId);
