using System.IO.Compression;
using Dapper;
using Microsoft.Playwright;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>Anna hands in a false file, a right one and a better one; Ben is late, and reads hers; so does Fenna.</summary>
public sealed class PaperJourney : SiteTestBase
{
    private const int Narrowest = 320;

    private FilledEvening evening = null!;
    private readonly Dictionary<string, string> links = [];

    protected override async Task BeginAsync()
    {
        evening = await FilledEvening.CreateAsync(Site.Database);
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("update track set paper_days = 7");
        foreach (var invitation in await Site.Get<InvitationStore>().ListOfDialogueAsync(evening.Dialogue.Id, Stop))
            links[(await Site.Get<Vault>().ReadAsync(invitation.PersonId, Stop))!.Name.Split(' ')[0]] = "/uitnodiging/"
                + await Site.Get<CapabilityStore>()
                    .IssueAsync(CapabilityPurpose.Invitation, invitation.Id, evening.Dialogue.EndsAt.AddDays(30), Stop);
    }

    [Fact]
    public async Task A_paper_goes_from_its_author_to_the_table()
    {
        var anna = await Browser.VisitAsync(Site);
        await anna.GotoAsync(links["Anna"]);
        await LookAsync(anna);
        await anna.ClickAsync("text=Lever uw paper in");
        await LookAsync(anna);
        await HandInAsync(anna, "Water.pdf", PaperFiles.Zip(("water.txt", [65])));
        await LookAsync(anna);
        Assert.Contains("Dit is een zip en geen document", await anna.InnerTextAsync(".error-summary"), StringComparison.Ordinal);

        await HandInAsync(anna, "Water.pdf", PaperFiles.Pdf());
        Assert.Contains("Wij hebben uw paper", await anna.InnerTextAsync("main"), StringComparison.Ordinal);
        await HandInAsync(anna, "Meer water.docx", PaperFiles.Docx());
        await LookAsync(anna);

        Site.Clock.MoveTo(PaperDeadline.Of(evening.Dialogue.StartsAt, 7, evening.Dialogue.TimeZone).AddHours(1));
        var ben = await Browser.VisitAsync(Site, Narrowest);
        await ben.GotoAsync(links["Ben"] + "/paper");
        await LookAsync(ben);
        await HandInAsync(ben, "Vuur.txt", PaperFiles.Bytes("Ik denk aan vuur."));
        Assert.Contains("na de laatste dag", await ben.InnerTextAsync("main"), StringComparison.Ordinal);

        await ben.GotoAsync(links["Ben"] + "/leesmap");
        await LookAsync(ben);
        Assert.Equal(PaperFiles.Docx().Length, (await DownloadAsync(ben, "Water")).Length);
        using var zip = new ZipArchive(new MemoryStream(await DownloadAsync(ben, "Download alles als zip")));
        Assert.Equal(2, zip.Entries.Count);
    }

    [Fact]
    public async Task Staff_give_read_and_keep_an_eye_on_papers()
    {
        var anna = await Browser.VisitAsync(Site);
        await anna.GotoAsync(links["Anna"] + "/paper");
        await HandInAsync(anna, "Water.pdf", PaperFiles.Pdf());
        var olga = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        await olga.GotoAsync($"/organisatie/nederland/dialogen/{evening.Dialogue.Number}");
        await olga.ClickAsync("text=Papers en leesmap");
        await LookAsync(olga);
        await olga.SetInputFilesAsync("#bestand", FileOf("Om te lezen.odt", PaperFiles.Odt()));
        await olga.ClickAsync("text=Zet in de leesmap");
        await LookAsync(olga);

        Site.Clock.MoveTo(evening.Dialogue.StartsAt.AddDays(-6));
        var fenna = await (await Browser.VisitAsync(Site)).AsAsync(Site, evening.Fenna);
        await fenna.GotoAsync($"/leesmap/{evening.Dialogue.Number}");
        await LookAsync(fenna);
        Assert.Equal(PaperFiles.Odt().Length, (await DownloadAsync(fenna, "Om te lezen")).Length);
    }

    private static async Task LookAsync(IPage page)
    {
        var width = page.ViewportSize!.Width;
        foreach (var screen in new[] { Narrowest, Browser.Desktop })
        {
            await Browser.WidenAsync(page, screen);
            await Browser.AssertAccessibleAsync(page);
        }
        await Browser.WidenAsync(page, width);
    }

    private static async Task HandInAsync(IPage page, string name, byte[] file)
    {
        await page.FillAsync("#titel", "");
        await page.SetInputFilesAsync("#bestand", FileOf(name, file));
        await page.CheckAsync("#naam");
        await page.CheckAsync("#akkoord");
        await page.ClickAsync("main form[enctype] button");
    }

    private static FilePayload FileOf(string name, byte[] file) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = file };

    private static async Task<byte[]> DownloadAsync(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"main a:has-text('{link}')"));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
