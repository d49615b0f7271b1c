using Recruit.Data.Hosts;
using Recruit.Data.Privacy;

namespace Recruit.Web.Tests.Hosts;

/// <summary>Olga writes down who gets the mails of Alderman Vermeer as well.</summary>
public sealed class SecretaryTests : OrganiserTests
{
    [Fact]
    public async Task A_secretary_stands_beside_the_host_and_another_one_erases_her()
    {
        var host = await HostAsync();
        var path = $"{Home}/gastheren/{host.Id}/secretaris";
        await Olga.PostAsync(path, Fields("Saar Smit", "saar@gemeente.example"));
        var list = (await Olga.ReadAsync(Home + "/gastheren")).QuerySelector("main")!.TextContent;
        var saar = (await HostAsync(host.Id)).SecretaryId!.Value;
        await Olga.PostAsync(path, Fields("Sem Bos", "sem@gemeente.example"));
        var sem = (await HostAsync(host.Id)).SecretaryId!.Value;
        await Olga.PostAsync(path, Fields("", ""));

        Assert.Contains("Saar Smit", list, StringComparison.Ordinal);
        Assert.Null(await Site.Get<Vault>().ReadAsync(saar, Stop));
        Assert.NotEqual(saar, sem);
        Assert.Null((await HostAsync(host.Id)).SecretaryId);
        Assert.Null(await Site.Get<Vault>().ReadAsync(sem, Stop));
    }

    [Theory]
    [InlineData("Saar Smit", "")]
    [InlineData("", "saar@gemeente.example")]
    [InlineData("Saar Smit", "geen adres")]
    public async Task A_secretary_without_a_name_or_an_address_is_refused(string name, string address)
    {
        var host = await HostAsync();

        var page = await Visitor.PageOf(await Olga.PostAsync($"{Home}/gastheren/{host.Id}/secretaris", Fields(name, address)));

        Assert.Contains("of geen van beide", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await HostAsync(host.Id)).SecretaryId);
    }

    private static Dictionary<string, string?> Fields(string name, string address) =>
        new() { ["SecretaryName"] = name, ["SecretaryEmail"] = address };

    private async Task<Host> HostAsync() =>
        Assert.Single(await Site.Get<HostStore>().ListAsync((await ProgrammeAsync()).Programme.Id, null, Stop));

    private async Task<Host> HostAsync(Guid id) => (await Site.Get<HostStore>().GetAsync(id, Stop))!;
}
