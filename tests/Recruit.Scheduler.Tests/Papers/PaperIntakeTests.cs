using System.IO.Compression;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Papers;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Papers;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Papers;

/// <summary>Anna, Ben and Cem are scientists: what becomes of the papers that Anna hands in.</summary>
public sealed class PaperIntakeTests : DatabaseTests
{
    private readonly ScannerOnCue scanner = new();
    private FilledEvening evening = null!;
    private Guid anna;
    private Guid cem;

    private Dialogue Dialogue => evening.Dialogue;
    private DateTimeOffset Deadline => PaperDeadline.Of(Dialogue.StartsAt, 7, Dialogue.TimeZone);

    protected override Task<TestDatabase> CreateAsync() =>
        TestDatabase.CreateAsync(add: services => services.AddSingleton<IPaperScanner>(scanner));

    protected override async Task BeginAsync()
    {
        evening = await FilledEvening.CreateAsync(Database);
        await ExecuteAsync("update track set paper_days = 7");
        var invited = await Get<InvitationStore>().ListOfDialogueAsync(Dialogue.Id, Stop);
        var contacts = await Get<Vault>().ReadAsync([.. invited.Select(one => one.PersonId)], Stop);
        anna = invited.Single(one => contacts[one.PersonId].Name == "Anna de Wit").Id;
        cem = invited.Single(one => contacts[one.PersonId].Name == "Cem").Id;
    }

    [Fact]
    public async Task A_paper_comes_back_byte_for_byte_and_stands_nowhere_in_the_open()
    {
        // Three parts, of which the last is not full.
        var file = PaperFiles.Bytes(string.Concat(Enumerable.Repeat("Geheim over water. ", 30_000)));

        Assert.Equal(new PaperOutcome.Taken(Late: false), await HandInAsync(file, "Geheime titel"));

        var paper = (await Get<PaperShelf>().OfInvitationAsync(anna, Stop))!;
        Assert.Equal(("Geheime titel", "txt", (long)file.Length), (paper.Title, paper.Kind, paper.Bytes));
        Assert.Equal(file, await ReadAsync(paper));
        Assert.Equal(3, await CountAsync("select count(*) from paper_part"));
        Assert.Equal(0, await CountAsync("select count(*) from paper_part where position('Geheim over'::bytea in sealed) > 0"));
        Assert.Equal(0, await CountAsync("select count(*) from paper where position('Geheim'::bytea in sealed_title) > 0"));
    }

    [Fact]
    public async Task Part_of_a_paper_that_was_moved_to_another_place_does_not_open()
    {
        await HandInAsync(PaperFiles.Bytes(new string('a', 600_000)), "Water");
        var paper = (await Get<PaperShelf>().OfInvitationAsync(anna, Stop))!;
        await ExecuteAsync("update paper_part set number = number + 10; update paper_part set number = 11 - number where number < 12");

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => ReadAsync(paper));
    }

    [Fact]
    public async Task A_paper_is_replaced_until_the_deadline_and_stands_after_it()
    {
        await HandInAsync(PaperFiles.Pdf("eerste"), "Eerste");
        Database.Clock.MoveTo(Deadline);
        Assert.Equal(new PaperOutcome.Taken(Late: false), await HandInAsync(PaperFiles.Docx("tweede"), "Tweede"));
        Database.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new PaperOutcome.Refused(PaperFault.Standing), await HandInAsync(PaperFiles.Pdf(), "Derde"));

        Assert.Equal("Tweede", (await Get<PaperShelf>().OfInvitationAsync(anna, Stop))!.Title);
        Assert.Equal((1, 1), (await CountAsync("select count(*) from paper"), await CountAsync("select count(*) from paper_part")));
    }

    [Fact]
    public async Task A_late_paper_is_taken_and_marked_unless_staff_closed_it()
    {
        Database.Clock.MoveTo(Deadline.AddMinutes(1));
        Assert.True(await Get<PaperStore>().CloseAsync(Dialogue, closed: true, "olga", Stop));
        Assert.False(await Get<PaperStore>().CloseAsync(Dialogue, closed: true, "olga", Stop));
        Assert.Equal(new PaperOutcome.Refused(PaperFault.Closed), await HandInAsync(PaperFiles.Pdf(), "Laat"));
        await Get<PaperStore>().CloseAsync(Dialogue, closed: false, "olga", Stop);

        Assert.Equal(new PaperOutcome.Taken(Late: true), await HandInAsync(PaperFiles.Pdf(), "Laat"));

        Assert.True((await Get<PaperShelf>().OfInvitationAsync(anna, Stop))!.Late);
        Database.Clock.MoveTo(Dialogue.StartsAt);
        Assert.Equal(new PaperOutcome.Refused(PaperFault.Over), await HandInAsync(PaperFiles.Pdf(), "Te laat"));
        Assert.Equal(["open_papers", "close_papers"], (await Get<AuditStore>().NewestAsync(2, Stop)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Who_got_longer_is_on_time_and_may_replace_and_nobody_gets_less()
    {
        await HandInAsync(PaperFiles.Pdf(), "Eerste");
        var longer = PaperDeadline.EndOfDay(Deadline, 3, Dialogue.TimeZone);
        Assert.Equal(2, await Get<PaperStore>().ExtendAsync(Dialogue, null, longer, "olga", Stop));
        Assert.Equal(0, await Get<PaperStore>().ExtendAsync(Dialogue, anna, Deadline, "olga", Stop));
        Database.Clock.MoveTo(longer);

        Assert.Equal(new PaperOutcome.Taken(Late: false), await HandInAsync(PaperFiles.Pdf(), "Tweede"));

        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new PaperOutcome.Refused(PaperFault.Standing), await HandInAsync(PaperFiles.Pdf(), "Derde"));
        Assert.Equal("extend_papers", (await Get<AuditStore>().NewestAsync(1, Stop))[0].Action);
    }

    [Fact]
    public async Task Who_did_not_say_yes_or_called_off_hands_in_nothing()
    {
        Assert.Equal(new PaperOutcome.Refused(PaperFault.NotAsked),
            await Get<PaperIntake>().TakeAsync(cem, "Water", true, new MemoryStream(PaperFiles.Pdf()), Stop));
        await HandInAsync(PaperFiles.Pdf(), "Water");
        await Get<AnswerStore>().CancelAsync(anna, Stop);

        Assert.Equal(new PaperOutcome.Refused(PaperFault.NotAsked), await HandInAsync(PaperFiles.Pdf(), "Water"));
        Assert.Empty(await Get<ReadingPack>().OfAsync(Dialogue.Id, null, Stop));
        Assert.Null(await Get<ReadingPack>().OfInvitationAsync(Dialogue.Id, anna, Stop));
    }

    [Fact]
    public async Task A_refused_file_leaves_the_earlier_paper_and_nothing_of_its_own()
    {
        await HandInAsync(PaperFiles.Pdf(), "Goed");

        foreach (var (verdict, file, fault) in new[]
        {
            (ScanVerdict.Clean, PaperFiles.Zip(("a", [1])), PaperFault.NotADocument),
            (ScanVerdict.Infected, PaperFiles.Pdf(), PaperFault.Infected),
            (ScanVerdict.Away, PaperFiles.Pdf(), PaperFault.ScannerAway),
        })
        {
            scanner.Says = verdict;
            Assert.Equal(new PaperOutcome.Refused(fault), await HandInAsync(file, "Fout"));
        }

        Assert.Equal("Goed", (await Get<PaperShelf>().OfInvitationAsync(anna, Stop))!.Title);
        Assert.Equal((1, 1), (await CountAsync("select count(*) from paper"), await CountAsync("select count(*) from paper_part")));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_earlier_paper_stays()
    {
        await HandInAsync(PaperFiles.Pdf(), "Goed");
        await ExecuteAsync(
            """
            create function full_disk() returns trigger language plpgsql as
              $$ begin raise exception using errcode = '53100', message = 'no space left'; end $$;
            create trigger full_disk before insert on paper_part for each row execute function full_disk();
            """);

        Assert.Equal(new PaperOutcome.Refused(PaperFault.NoRoom), await HandInAsync(PaperFiles.Pdf(), "Nieuw"));

        Assert.Equal("Goed", (await Get<PaperShelf>().OfInvitationAsync(anna, Stop))!.Title);
    }

    [Fact]
    public async Task Erasing_the_author_erases_the_paper_and_inspiration_stays()
    {
        await HandInAsync(PaperFiles.Pdf(), "Water");
        await Get<PaperIntake>().InspireAsync(Dialogue, "Inspiratie", new MemoryStream(PaperFiles.Odt()), "olga", Stop);
        var before = await Get<ReadingPack>().OfAsync(Dialogue.Id, null, Stop);

        await ExecuteAsync("delete from vault.person_key where person_id = @person", new { person = before[0].Paper.PersonId });

        Assert.Equal([("Water", "Anna de Wit"), ("Inspiratie", "")], before.Select(entry => (entry.Paper.Title, entry.Author)));
        Assert.Equal("Inspiratie", Assert.Single(await Get<ReadingPack>().OfAsync(Dialogue.Id, null, Stop)).Paper.Title);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(before[0].Paper));
        Assert.Equal(1, await CountAsync("select count(*) from paper_part"));
    }

    [Fact]
    public async Task The_pack_of_a_table_holds_its_papers_names_as_agreed_and_makes_one_zip()
    {
        await HandInAsync(PaperFiles.Pdf(), "Water", named: false);
        await Get<PaperIntake>().InspireAsync(Dialogue, "Water", new MemoryStream(PaperFiles.Odt()), "olga", Stop);
        await ExecuteAsync("insert into dialogue_table (dialogue_id, number) select id, 2 from dialogue");

        var own = (await Get<ReadingPack>().OfInvitationAsync(Dialogue.Id, anna, Stop))!;
        var other = await Get<ReadingPack>().OfAsync(Dialogue.Id, [2], Stop);
        using var bytes = new MemoryStream();
        await Get<ReadingPack>().ZipAsync(own, bytes, Stop);

        Assert.Equal([("Water", ""), ("Water", "")], own.Select(entry => (entry.Paper.Title, entry.Author)));
        Assert.Null(Assert.Single(other).Paper.InvitationId);
        using var zip = new ZipArchive(bytes);
        Assert.Equal(["01 Water.pdf", "02 Water.odt"], zip.Entries.Select(entry => entry.FullName));
        using var content = new MemoryStream();
        await using (var entry = zip.Entries[0].Open())
            await entry.CopyToAsync(content);
        Assert.Equal(PaperFiles.Pdf(), content.ToArray());
    }

    private Task<PaperOutcome> HandInAsync(byte[] file, string title, bool named = true) =>
        Get<PaperIntake>().TakeAsync(anna, title, named, new MemoryStream(file), Stop);

    private async Task<byte[]> ReadAsync(Paper paper)
    {
        using var read = new MemoryStream();
        await Get<PaperShelf>().CopyAsync(paper, read, Stop);
        return read.ToArray();
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    private sealed class ScannerOnCue : IPaperScanner
    {
        public ScanVerdict Says { get; set; } = ScanVerdict.Clean;

        public Task<ScanVerdict> ScanAsync(Stream file, CancellationToken stop) => Task.FromResult(Says);
    }
}
