using System.Text;
using Recruit.Scheduler.Asking;

namespace Recruit.Scheduler.Tests.Asking;

/// <summary>What a town sends: read with its own names of columns, and every wrong line named with what to do.</summary>
public sealed class AddressFileTests
{
    [Theory]
    [InlineData("number,postcode,municipality,street,house_number,city\n1,3511 ab,Utrecht,Lindelaan,4,Utrecht")]
    [InlineData("Volgnummer;Postcode;Gemeente;Straat;Huisnummer;Woonplaats\n1;3511 AB;GM0344;Lindelaan;4;Utrecht")]
    public void Dutch_and_English_names_of_columns_are_read_alike(string csv)
    {
        var address = Assert.Single(Read(csv).Addresses);

        Assert.Equal(("1", "3511 AB", "Utrecht", "utrecht"), (address.Number, address.Postcode, address.Municipality, address.Province));
        Assert.Equal(("Bewoner van dit adres", "Lindelaan 4", "Utrecht"),
            (address.Contact.Name, address.Contact.Street, address.Contact.City));
    }

    [Theory]
    [InlineData("1,351 AB,Utrecht,", "geen Nederlandse postcode")]
    [InlineData("1,3511 AB,Entenhausen,", "geen gemeente \"Entenhausen\"")]
    [InlineData(",3511 AB,Utrecht,", "het nummer is leeg")]
    [InlineData("1,3511 AB,Utrecht,2024", "te jong")]
    [InlineData("1,3511 AB,Utrecht,'84", "geen geboortejaar")]
    [InlineData("1,3511 AB", "niet evenveel cellen")]
    public void A_wrong_line_is_named_with_what_to_do_and_the_others_go_on(string line, string because)
    {
        var read = Read($"nummer,postcode,gemeente,geboortejaar\n{line}\n2,3511 AB,Utrecht,1984");

        var refused = Assert.Single(read.Refused);
        Assert.Equal(2, refused.Line);
        Assert.Contains(because, refused.Reason.In("nl"), StringComparison.Ordinal);
        Assert.Equal("2", Assert.Single(read.Addresses).Number);
    }

    [Fact]
    public void A_number_that_comes_twice_is_refused_the_second_time()
    {
        var read = Read("nummer,postcode\n7,3511\n7,3512");

        Assert.Equal("nummer 7 staat al op regel 2; geef dit adres een eigen nummer", Assert.Single(read.Refused).Reason.In("nl"));
    }

    [Theory]
    [InlineData("", "niet te lezen")]
    [InlineData("naam,gemeente\nAnna,Utrecht", "number / nummer, postcode")]
    [InlineData("nummer,postcode", "geen adressen")]
    public void What_cannot_be_used_at_all_says_why(string csv, string because) =>
        Assert.Contains(because, Assert.IsType<AddressReading.Unusable>(ReadAny(csv)).Because.In("nl"), StringComparison.Ordinal);

    [Fact]
    public void An_index_of_too_many_values_is_no_index()
    {
        var rows = string.Concat(Enumerable.Range(1, 11).Select(place => $"{place},3511,{place}\n"));

        Assert.IsType<AddressReading.Unusable>(ReadAny("nummer,postcode,buurtindex\n" + rows));
    }

    private static AddressReading.Read Read(string csv) => Assert.IsType<AddressReading.Read>(ReadAny(csv));

    private static AddressReading ReadAny(string csv) => AddressFile.Read(Encoding.UTF8.GetBytes(csv), youngest: 2010);
}
