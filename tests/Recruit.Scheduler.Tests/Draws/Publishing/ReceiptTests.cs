using System.Security.Cryptography;
using System.Text;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>A receipt lets Anna find her own chance, and nobody hers.</summary>
public sealed class ReceiptTests
{
    private readonly byte[] key = [.. Enumerable.Range(1, Receipts.KeyBytes).Select(number => (byte)number)];

    [Fact]
    public void The_same_key_gives_the_same_receipts_and_another_key_others()
    {
        Assert.Equal(new Receipts(key).For("anna"), new Receipts(key).For("anna"));
        Assert.NotEqual(new Receipts(key).For("anna").Hash, new Receipts(Receipts.NewKey()).For("anna").Hash);
        Assert.NotEqual(new Receipts(key).For("anna").Code, new Receipts(key).For("ben").Code);
    }

    [Fact]
    public void A_code_has_all_of_its_128_bits_in_letters_that_nobody_mistakes()
    {
        var codes = Enumerable.Range(0, 2_000).Select(number => new Receipts(key).For($"p{number}").Code).ToList();

        Assert.All(codes, code => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$", code));
        // The first of 26 letters carries three bits, each other five: 8 and 32 values turn up.
        Assert.Equal(8, codes.Select(code => code[0]).Distinct().Count());
        Assert.All(Enumerable.Range(1, 31).Where(place => codes[0][place] != '-'),
            place => Assert.Equal(32, codes.Select(code => code[place]).Distinct().Count()));
    }

    [Fact]
    public void The_published_hash_is_a_plain_sha256_that_any_tool_computes()
    {
        var anna = new Receipts(key).For("anna");

        var plain = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes("recruit receipt\nanna\n" + anna.Code.Replace("-", "", StringComparison.Ordinal))));

        Assert.Equal(plain, anna.Hash);
    }

    [Fact]
    public void A_code_may_be_typed_as_one_hears_it()
    {
        var code = Enumerable.Range(0, 100)
            .Select(number => new Receipts(key).For($"p{number}").Code)
            .First(code => code.Contains('0') && code.Contains('1'));

        var typed = code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace("-", " ", StringComparison.Ordinal);

        Assert.Equal(Receipts.HashOf("anna", code), Receipts.HashOf("anna", typed));
    }
}
