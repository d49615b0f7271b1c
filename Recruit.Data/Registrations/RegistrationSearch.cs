using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Registrations;

/// <summary>A registration in a list: who it is stands nowhere in it.</summary>
/// <param name="HasAddress">Whether the person can be reached by mail.</param>
public sealed record RegistrationEntry(
    Guid Id, long Number, Guid TrackId, string State, bool HasAddress, DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt);

/// <summary>Finds registrations for the office: by number, by address, newest first.</summary>
public sealed class RegistrationSearch(NpgsqlDataSource database, Vault vault)
{
    private const string Lines =
        "select id, number, track_id, state, address_hash is not null as has_address, created_at, confirmed_at from registration";

    /// <summary>A page of registrations, newest first; null shows all tracks or states.</summary>
    public Task<IReadOnlyList<RegistrationEntry>> NewestAsync(
        Guid programmeId, Guid? trackId, string? state, int skip, int take, CancellationToken stop)
    {
        const string sql =
            $"""
            {Lines}
             where programme_id = @programmeId
               and (@trackId::uuid is null or track_id = @trackId)
               and (@state::text is null or state = @state)
             order by number desc
            offset @skip
             limit @take
            """;

        return database.ListAsync<RegistrationEntry>(sql, new { programmeId, trackId, state, skip, take }, stop);
    }

    /// <summary>Null when the programme has no registration with this number.</summary>
    public Task<RegistrationEntry?> ByNumberAsync(Guid programmeId, long number, CancellationToken stop) =>
        database.FindAsync<RegistrationEntry>($"{Lines} where programme_id = @programmeId and number = @number",
            new { programmeId, number }, stop);

    /// <summary>The registrations under an address, the newest first; the address itself is stored nowhere but sealed.</summary>
    public Task<IReadOnlyList<RegistrationEntry>> ByAddressAsync(Guid programmeId, string address, CancellationToken stop) =>
        database.ListAsync<RegistrationEntry>($"{Lines} where programme_id = @programmeId and address_hash = @hash order by number desc",
            new { programmeId, hash = vault.AddressHash(address) }, stop);
}
