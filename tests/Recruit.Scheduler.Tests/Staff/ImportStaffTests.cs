using System.Text;
using Recruit.Data.Staff;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Staff;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Staff;

/// <summary>How the first organiser of an installation comes in.</summary>
public sealed class ImportStaffTests : DatabaseTests
{
    private const string Three =
        """
        name;email;role;municipality
        Olga Smit;olga@programma.example;organiser;
        Aad de Groot;aad@zwolle.example;municipality;Zwolle
        Fatima Amrani;fatima@programma.example;facilitator;

        """;


    [Fact]
    public async Task An_organiser_an_official_and_a_facilitator_go_in_once()
    {
        var (first, again) = (await ImportAsync(Three), await ImportAsync(Three));

        Assert.Equal((3, 0, 0), (first.Added, first.AlreadyThere, first.Refused.Count));
        Assert.Equal((0, 3, 0), (again.Added, again.AlreadyThere, again.Refused.Count));
        Assert.Equal("GM0193", Assert.Single(await Get<StaffStore>().FindAsync("aad@zwolle.example", Stop)).MunicipalityCode);
    }

    [Fact]
    public async Task One_person_may_have_two_roles()
    {
        await ImportAsync(Three + "Olga Smit;olga@programma.example;facilitator;\n");

        Assert.Equal(["facilitator", "organiser"],
            (await Get<StaffStore>().FindAsync("olga@programma.example", Stop)).Select(one => one.Role).Order());
    }

    [Theory]
    [InlineData(";organiser;", ";boss;", "role \"boss\" is none of organiser, municipality, facilitator, viewer")]
    [InlineData(";Zwolle", ";", "municipality is empty")]
    [InlineData(";Zwolle", ";Atlantis",
        "municipality \"Atlantis\" does not exist, or is the name of two; a code such as GM0193 is certain")]
    [InlineData("olga@programma.example", "olga at programma", "email \"olga at programma\" is no e-mail address")]
    public async Task A_row_with_a_mistake_is_refused_and_the_others_go_in(string right, string wrong, string reason)
    {
        var report = await ImportAsync(Three.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal((2, reason), (report.Added, Assert.Single(report.Refused).Reason));
    }

    private async Task<ImportReport> ImportAsync(string text)
    {
        var table = Assert.IsType<CsvReading.Read>(TableReader.Read(Encoding.UTF8.GetBytes(text))).Table;
        return Assert.IsType<ImportOutcome.Done>(await Get<ImportStaff>().RunAsync(table, "test", Stop)).Report;
    }
}
