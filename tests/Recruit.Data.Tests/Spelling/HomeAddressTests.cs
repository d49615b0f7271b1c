using Recruit.Data.Spelling;

namespace Recruit.Data.Tests.Spelling;

public sealed class HomeAddressTests
{
    [Theory]
    [InlineData("1234 AB12", "1234AB12")]
    [InlineData("1234ab, Dorpsstraat 12", "1234AB12")]
    [InlineData("Dorpsstraat 12, 1234 AB Utrecht", "1234AB12")]
    [InlineData("1234 AB, Dorpsstraat 12, 1234 AB Utrecht", "1234AB12")]
    [InlineData("1234 AB 12-A", "1234AB12A")]
    [InlineData("1234 AB, Dorpsstraat 12 a", "1234AB12A")]
    [InlineData("1234\u00A0AB, Dorps\u00ADstraat 12\u200BA", "1234AB12A")]
    [InlineData("1234 AB, Dorpsstraat 12 bis", "1234AB12BIS")]
    [InlineData("1234 AB, Dorpsstraat 12-1", "1234AB12-1")]
    [InlineData("1234 AB 12 1", "1234AB12-1")]
    [InlineData("1234 AB 121", "1234AB121")]
    [InlineData("1234 AB, Plein 1944 12", "1234AB12")]
    [InlineData("1234 AB, Laan 1940-1945 3", "1234AB3")]
    [InlineData("1234 AB, 1e Jan Steenstraat 5-hs", "1234AB5HS")]
    [InlineData("1234 AB, Dorpsstraat 12, 2e verdieping", "1234AB12")]
    public void A_home_is_its_postcode_and_house_number(string typed, string home) => Assert.Equal(home, HomeAddress.Household(typed));

    [Theory]
    [InlineData("1234, De Hoek 5", "1234,DEHOEK5")]
    [InlineData("1234 AB, Woonboot Anna", "1234AB,WOONBOOTANNA")]
    [InlineData("Lindelaan 4", "LINDELAAN4")]
    [InlineData("Familie  Çelik", "FAMILIEÇELIK")]
    [InlineData("H1234", "H1234")]
    public void What_is_no_home_with_a_number_is_compared_as_it_stands(string typed, string household) =>
        Assert.Equal(household, HomeAddress.Household(typed));
}
