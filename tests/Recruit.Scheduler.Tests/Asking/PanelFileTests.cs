using System.Text;
using Recruit.Data.Asking;
using Recruit.Scheduler.Asking;

namespace Recruit.Scheduler.Tests.Asking;

/// <summary>What a panel sends: who can be read, and every wrong line named with what to do.</summary>
public sealed class PanelFileTests
{
    [Theory]
    [InlineData("name,email,municipality,language\nAnna de Wit,anna@voorbeeld.example,Zwolle,en")]
    [InlineData("Naam;E-mailadres;Gemeente;Taal;Iets anders\nAnna de Wit;anna@voorbeeld.example;Zwolle;Engels;x")]
    public void Dutch_and_English_names_of_columns_are_read_alike(string csv) =>
        Assert.Equal(new PersonToAsk("Anna de Wit", "anna@voorbeeld.example", "Zwolle", "en"), Assert.Single(Read(csv).People));

    [Theory]
    [InlineData(",ben@voorbeeld.example,", "de naam is leeg")]
    [InlineData("Ben,ben,", "geen e-mailadres")]
    [InlineData("Ben,ben@voorbeeld.example,fr", "de taal is onbekend")]
    [InlineData("Ben,ANNA@voorbeeld.example,", "staat al op regel 2")]
    [InlineData("Ben,ben@voorbeeld.example", "niet evenveel cellen")]
    public void A_wrong_line_is_named_with_what_to_do_and_the_others_go_on(string line, string because)
    {
        var read = Read($"naam,email,taal\nAnna,anna@voorbeeld.example,\n{line}");

        var refused = Assert.Single(read.Refused);
        Assert.Equal(3, refused.Line);
        Assert.Contains(because, refused.Reason.In("nl"), StringComparison.Ordinal);
        Assert.Equal("nl", Assert.Single(read.People).Language);
    }

    [Theory]
    [InlineData("naam\nAnna", "email / e-mail")]
    [InlineData("naam,email\n", "Er staat niemand in")]
    [InlineData("\0\u0001", "niet te lezen")]
    public void A_file_that_is_no_list_is_refused_as_a_whole(string csv, string because)
    {
        var unusable = Assert.IsType<PanelReading.Unusable>(PanelFile.Read(Encoding.UTF8.GetBytes(csv)));

        Assert.Contains(because, unusable.Because.In("nl"), StringComparison.Ordinal);
    }

    private static PanelReading.Read Read(string csv) => Assert.IsType<PanelReading.Read>(PanelFile.Read(Encoding.UTF8.GetBytes(csv)));
}
