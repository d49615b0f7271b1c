using System.Text;
using Dapper;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Testing;

namespace Recruit.Data.Tests.Privacy;

/// <summary>Who has the database but not the master key knows nobody.</summary>
public sealed class VaultTests : DatabaseTests
{
    private static readonly Contact Anna = new("Anna de Wit") { Email = "anna@voorbeeld.example", Needs = "rolstoel" };

    [Fact]
    public async Task What_is_stored_comes_back_and_stands_nowhere_in_plain_text()
    {
        var anna = await StoredAsync(Anna);

        Assert.Equal(Anna, await Get<Vault>().ReadAsync(anna, Stop));
        await using var connection = await Database.Source.OpenConnectionAsync();
        var row = await connection.QuerySingleAsync<byte[]>(
            "select sealed || address_hash from vault.contact where person_id = @anna", new { anna });
        Assert.DoesNotContain("Anna", Encoding.UTF8.GetString(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_found_whatever_its_capitals()
    {
        var anna = await StoredAsync(Anna);

        Assert.Contains(anna, await Get<Vault>().FindAsync(" ANNA@Voorbeeld.example", Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Beste Anna")]
    [InlineData("Één plaats, 東京 🎈")]
    public async Task A_sealed_text_opens_as_it_was_written(string text)
    {
        var anna = await StoredAsync(Anna);

        var letter = await Get<Vault>().SealAsync(anna, text, Stop);

        Assert.Equal(text, await Get<Vault>().OpenAsync(anna, letter!, Stop));
    }

    [Fact]
    public async Task A_long_text_takes_less_room_sealed_than_written()
    {
        var anna = await StoredAsync(Anna);
        var text = string.Concat(Enumerable.Repeat("Beste Anna, u bent uitgenodigd. ", 200));

        Assert.InRange((await Get<Vault>().SealAsync(anna, text, Stop))!.Length, 1, text.Length / 4);
    }

    [Fact]
    public async Task Erasing_the_key_erases_contact_and_sealed_texts()
    {
        var vault = Get<Vault>();
        var anna = await StoredAsync(Anna);
        var letter = await vault.SealAsync(anna, "Beste Anna", Stop);

        await Database.Source.InTransactionAsync(connection => vault.EraseAsync(connection, anna, Stop), Stop);

        Assert.Null(await vault.ReadAsync(anna, Stop));
        Assert.Null(await vault.OpenAsync(anna, letter!, Stop));
    }

    [Fact]
    public async Task A_contact_moved_to_another_person_does_not_open()
    {
        var (anna, ben) = (await StoredAsync(Anna), await StoredAsync(new Contact("Ben")));
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "update vault.contact set sealed = (select sealed from vault.contact where person_id = @anna) where person_id = @ben",
            new { anna, ben });

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => Get<Vault>().ReadAsync(ben, Stop));
    }

    private async Task<Guid> StoredAsync(Contact contact)
    {
        var person = Guid.NewGuid();
        await Database.Source.InTransactionAsync(connection => Get<Vault>().AddAsync(connection, person, contact, Stop), Stop);
        return person;
    }
}
