using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Spelling;

namespace Recruit.Data.Privacy;

/// <summary>
/// Keeps everyone's contact data, each sealed under that person's own key. Whoever erases the key erases the person:
/// contact, messages and backups become unreadable at once.
/// </summary>
public sealed class Vault(NpgsqlDataSource database, MasterKey master, TimeProvider clock)
{
    private readonly byte[] wrapping = master.For("person-key");
    private readonly byte[] addressing = master.For("address-hash");
    private readonly Together<Guid, byte[]?> keys = new();

    /// <summary>A keyed hash by which an address is found again without being stored; two spellings of one mailbox are one.</summary>
    public byte[] AddressHash(string address) =>
        HMACSHA256.HashData(addressing, Encoding.UTF8.GetBytes("address:" + MailAddress.Key(address)));

    /// <summary>A keyed hash of a mail domain; that of a family may name it.</summary>
    public byte[] DomainHash(string domain) =>
        HMACSHA256.HashData(addressing, Encoding.UTF8.GetBytes("domain:" + MailAddress.DomainKey(domain)));

    /// <summary>A keyed hash of a household: postcode and house number, or the name that an import gives it.</summary>
    public byte[] HouseholdHash(string household) =>
        HMACSHA256.HashData(addressing, Encoding.UTF8.GetBytes("household:" + HomeAddress.Household(household)));

    /// <summary>Stores a new person within the caller's transaction.</summary>
    public async Task AddAsync(NpgsqlConnection connection, Guid personId, Contact contact, CancellationToken stop)
    {
        const string sql =
            """
            insert into vault.person_key (person_id, wrapped_key, created_at) values (@personId, @wrapped, @now);
            insert into vault.contact (person_id, sealed, address_hash, changed_at) values (@personId, @sealedContact, @addressHash, @now);
            """;

        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = Sealing.Seal(wrapping, key, personId.ToByteArray());
        await connection.ExecuteAsync(sql,
            new
            {
                personId,
                wrapped,
                sealedContact = SealContact(key, personId, contact),
                addressHash = HashOf(contact),
                now = clock.GetUtcNow(),
            }, stop);
    }

    /// <summary>Replaces a person's contact data within the caller's transaction; false when the person was erased.</summary>
    public async Task<bool> ChangeAsync(NpgsqlConnection connection, Guid personId, Contact contact, CancellationToken stop)
    {
        const string sql =
            """
            update vault.contact set sealed = @sealedContact, address_hash = @addressHash, changed_at = @now where person_id = @personId
            """;

        if (await KeyAsync(connection, personId, stop) is not { } key)
            return false;
        return await connection.ExecuteAsync(sql,
            new { personId, sealedContact = SealContact(key, personId, contact), addressHash = HashOf(contact), now = clock.GetUtcNow() },
            stop) == 1;
    }

    /// <summary>
    /// A person's contact data within the caller's transaction, unless it was changed after a moment; null then, and when
    /// the person was erased.
    /// </summary>
    public async Task<Contact?> ReadUnchangedAsync(NpgsqlConnection connection, Guid personId, DateTimeOffset since, CancellationToken stop)
    {
        const string sql = "select sealed from vault.contact where person_id = @personId and changed_at <= @since";

        return await connection.FindAsync<byte[]>(sql, new { personId, since }, stop) is { } sealedContact
            && await KeyAsync(connection, personId, stop) is { } key
            ? OpenContact(key, personId, sealedContact)
            : null;
    }

    /// <summary>Null when the person was erased.</summary>
    public async Task<Contact?> ReadAsync(Guid personId, CancellationToken stop) =>
        (await ReadAsync([personId], stop)).GetValueOrDefault(personId);

    /// <summary>Contacts of those who were not erased.</summary>
    public async Task<IReadOnlyDictionary<Guid, Contact>> ReadAsync(IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        const string sql =
            """
            select key.person_id, key.wrapped_key, contact.sealed
              from vault.person_key key
              join vault.contact contact using (person_id)
             where key.person_id = any(@people)
            """;

        var rows = await database.ListAsync<(Guid PersonId, byte[] WrappedKey, byte[] SealedContact)>(sql,
            new { people = people.ToArray() }, stop);
        return rows.ToDictionary(
            row => row.PersonId, row => OpenContact(Unwrap(row.PersonId, row.WrappedKey), row.PersonId, row.SealedContact));
    }

    /// <summary>The people whose contact carries this address.</summary>
    public Task<IReadOnlyList<Guid>> FindAsync(string address, CancellationToken stop)
    {
        const string sql = "select person_id from vault.contact where address_hash = @hash";

        return database.ListAsync<Guid>(sql, new { hash = AddressHash(address) }, stop);
    }

    /// <summary>Seals any other text about a person under that person's key; null when the person was erased.</summary>
    public async Task<byte[]?> SealAsync(Guid personId, string text, CancellationToken stop) =>
        await keys.AskAsync(personId, KeysAsync, stop) is { } key ? Sealing.Seal(key, PackedText.Pack(text), AboutText(personId)) : null;

    /// <summary>Null when the person was erased.</summary>
    public async Task<string?> OpenAsync(Guid personId, byte[] sealedText, CancellationToken stop) =>
        await keys.AskAsync(personId, KeysAsync, stop) is { } key
            ? PackedText.Unpack(Sealing.Open(key, sealedText, AboutText(personId)))
            : null;

    /// <summary>Seals the files of a person under that person's key; null when the person was erased.</summary>
    public async Task<FileSeal?> FilesOfAsync(NpgsqlConnection connection, Guid personId, CancellationToken stop) =>
        await KeyAsync(connection, personId, stop) is { } key ? new FileSeal(key) : null;

    /// <summary>Seals files that are about nobody.</summary>
    public FileSeal FilesOfNobody() => new(master.For("files"));

    /// <summary>Destroys the person's key and contact within the caller's transaction; there is no way back.</summary>
    public Task EraseAsync(NpgsqlConnection connection, Guid personId, CancellationToken stop) =>
        connection.ExecuteAsync("delete from vault.person_key where person_id = @personId", new { personId }, stop);

    private byte[]? HashOf(Contact contact) => string.IsNullOrWhiteSpace(contact.Email) ? null : AddressHash(contact.Email);

    private async Task<byte[]?> KeyAsync(NpgsqlConnection connection, Guid personId, CancellationToken stop)
    {
        var wrapped = await connection.ScalarAsync<byte[]?>("select wrapped_key from vault.person_key where person_id = @personId",
            new { personId }, stop);
        return wrapped is null ? null : Unwrap(personId, wrapped);
    }

    private async Task<IReadOnlyList<byte[]?>> KeysAsync(IReadOnlyList<Guid> people)
    {
        const string sql = "select person_id, wrapped_key from vault.person_key where person_id = any(@people)";

        await using var connection = await database.OpenConnectionAsync();
        var wrapped = (await connection.QueryAsync<(Guid PersonId, byte[] WrappedKey)>(sql, new { people = people.ToArray() }))
            .ToDictionary(row => row.PersonId, row => row.WrappedKey);
        return [.. people.Select(person => wrapped.TryGetValue(person, out var key) ? Unwrap(person, key) : null)];
    }

    private byte[] Unwrap(Guid personId, byte[] wrapped) => Sealing.Open(wrapping, wrapped, personId.ToByteArray());

    private static byte[] SealContact(byte[] key, Guid personId, Contact contact) =>
        Sealing.Seal(key, JsonSerializer.SerializeToUtf8Bytes(contact), AboutContact(personId));

    private static Contact OpenContact(byte[] key, Guid personId, byte[] sealedContact) =>
        JsonSerializer.Deserialize<Contact>(Sealing.Open(key, sealedContact, AboutContact(personId)))!;

    private static byte[] AboutContact(Guid personId) => [.. "contact"u8, .. personId.ToByteArray()];

    private static byte[] AboutText(Guid personId) => [.. "text"u8, .. personId.ToByteArray()];
}
