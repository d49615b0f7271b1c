using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Testing;

namespace Recruit.Web.Tests.Papers;

/// <summary>The filled evening as one of scientists: a paper is due a week before, and everyone has a link of his or her own.</summary>
public sealed record PapersOfEvening(SiteUnderTest Site, FilledEvening Evening, IReadOnlyDictionary<string, string> Links)
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    public Dialogue Dialogue => Evening.Dialogue;

    /// <summary>The last second in which a paper is on time.</summary>
    public DateTimeOffset Deadline => PaperDeadline.Of(Dialogue.StartsAt, 7, Dialogue.TimeZone);

    public static async Task<PapersOfEvening> CreateAsync(SiteUnderTest site)
    {
        var evening = await FilledEvening.CreateAsync(site.Database);
        await ExecuteAsync(site, "update track set paper_days = 7");
        var links = new Dictionary<string, string>();
        foreach (var invitation in await site.Get<InvitationStore>().ListOfDialogueAsync(evening.Dialogue.Id, Stop))
            links[(await site.Get<Vault>().ReadAsync(invitation.PersonId, Stop))!.Name.Split(' ')[0]] = "/uitnodiging/"
                + await site.Get<CapabilityStore>()
                    .IssueAsync(CapabilityPurpose.Invitation, invitation.Id, evening.Dialogue.EndsAt.AddDays(30), Stop);
        return new PapersOfEvening(site, evening, links);
    }

    /// <summary>Hands in a paper on somebody's own page.</summary>
    public Task<HttpResponseMessage> HandInAsync(
        Visitor visitor, string who, byte[] file, string fileName = "paper.pdf", string title = "", string named = "ja") =>
        visitor.SendFileAsync($"{Links[who]}/paper", fileName, file, new() { ["titel"] = title, ["naam"] = named, ["akkoord"] = "lezen" });

    public static async Task ExecuteAsync(SiteUnderTest site, string sql)
    {
        await using var connection = await site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
