using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Papers;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Programmes;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Demo;

/// <summary>A mail that a server took, with the moment of the simulated clock.</summary>
/// <param name="Answered">False when the answer was lost: the same mail comes again.</param>
public sealed record Delivery(DateTimeOffset At, OutgoingMail Mail, bool Answered);

/// <summary>
/// A year of the demo's programme in a test: its tracks, rules and dialogues, a few made-up people at each, organisers who move and cancel
/// dialogues, and a mail server that now and then says "later" or nothing at all. Everything that happens is decided by dice of a seed.
/// </summary>
public sealed class SimulatedYear : IMailTransport, IAsyncDisposable
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly TimeSpan Beat = TimeSpan.FromHours(12);
    private readonly int seed;
    private readonly Random dice;
    private readonly ConcurrentDictionary<string, int> offered = [];
    private readonly ConcurrentQueue<Delivery> deliveries = [];
    private readonly SortedDictionary<DateTimeOffset, List<Func<Task>>> plans = [];
    private readonly HashSet<Guid> tempered = [];
    private TestDatabase database = null!;

    private SimulatedYear(int seed) => (this.seed, dice) = (seed, new Random(seed));

    public string Name => "a mail server of a simulated year";

    public IReadOnlyCollection<Delivery> Deliveries => deliveries;

    public TestDatabase Database => database;

    /// <summary>
    /// Every plan that a dialogue ever had, with the moment from which it held; a start of null means that it was cancelled.
    /// </summary>
    public Dictionary<Guid, List<(DateTimeOffset From, DateTimeOffset? StartsAt)>> Plans { get; } = [];

    public IReadOnlyDictionary<Guid, Dialogue> Dialogues { get; private set; } = new Dictionary<Guid, Dialogue>();

    /// <summary>When papers came in, by invitation.</summary>
    public Dictionary<Guid, DateTimeOffset> Papers { get; } = [];

    public static async Task<SimulatedYear> PassAsync(int seed)
    {
        var year = new SimulatedYear(seed);
        year.database = await TestDatabase.CreateAsync(add: services => services.AddSingleton<IMailTransport>(year));
        await year.PlanAsync();
        await year.RunAsync();
        return year;
    }

    public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        // By who gets what for which time, not by turn: mails leave side by side.
        var time = offered.AddOrUpdate($"{mail.ToAddress} {mail.Subject}", 1, (_, times) => times + 1);
        var luck = new Random(HashCode(seed, mail.ToAddress, mail.Subject, time)).NextDouble();
        if (luck < 0.03)
            return Task.FromResult<MailOutcome>(new MailOutcome.RefusedForNow("451 4.7.1 later"));
        deliveries.Enqueue(new Delivery(database.Clock.Now, mail, luck >= 0.04));
        return Task.FromResult<MailOutcome>(luck < 0.04 ? new MailOutcome.Uncertain("lost") : new MailOutcome.Accepted("250"));
    }

    /// <summary>The same in every process, as that of the library is not.</summary>
    private static int HashCode(params object[] parts) =>
        BitConverter.ToInt32(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Join('|', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))))));

    // The database disposes of its mail transport, which we are.
    async ValueTask IAsyncDisposable.DisposeAsync() => await Task.CompletedTask;

    public async Task EndAsync() => await database.DisposeAsync();

    private async Task PlanAsync()
    {
        var programme = await database.Get<ProgrammeLoader>().LoadAsync(ProgrammeFileReader.Demo(), new DateOnly(2027, 1, 26), Stop);
        Dialogues = (await database.Get<DialogueStore>().ListAsync(programme.Id, null, null, Stop)).ToDictionary(dialogue => dialogue.Id);
        foreach (var dialogue in Dialogues.Values.OrderBy(one => one.StartsAt).ThenBy(one => one.Number))
        {
            Plans[dialogue.Id] = [(DateTimeOffset.MinValue, dialogue.StartsAt)];
            // A third of them have enough to tell, in a third of the time.
            if (dialogue.Number % 3 != 1)
                continue;
            await PlanRoundAsync(dialogue);
            PlanChanges(dialogue);
        }
    }

    /// <summary>Some three weeks before, five people get a seat and two stand by; every tenth person has no e-mail.</summary>
    private async Task PlanRoundAsync(Dialogue dialogue)
    {
        var people = new List<Guid>();
        for (var place = 0; place < 7; place++)
        {
            var name = $"Gast {dialogue.Number}.{place}";
            var wish = new NewRegistration(dialogue.ProgrammeId, dialogue.TrackId,
                new Contact(name) { Email = dice.Next(10) == 0 ? null : $"g{dialogue.Number}.{place}@voorbeeld.example" },
                new Levels(), "test")
            { Formats = ["online", "hall"], Confirmed = true };
            people.Add(((RegistrationOutcome.Accepted)await database.Get<RegistrationStore>().AddAsync(wish, Stop)).RegistrationId);
        }
        var confirm = Later(dialogue.StartsAt.AddDays(-dice.Next(15, 30)).AddHours(-dice.Next(12)));
        At(confirm, async () => await database.Get<ConfirmationStore>().ConfirmRoundAsync(
            await TestProgramme.ProposeAsync(database, dialogue, people[..5], people[5..]), "olga", Stop));
    }

    /// <summary>Every sixth dialogue moves, some to the other half of the year; every twelfth is cancelled.</summary>
    private void PlanChanges(Dialogue dialogue)
    {
        var about = dice.Next(12);
        var moment = Later(dialogue.StartsAt.AddDays(-dice.Next(1, 14)).AddHours(-dice.Next(10)));
        if (about < 2)
            At(moment, () => MoveAsync(
                dialogue.Id, dice.Next(3) switch { 0 => TimeSpan.FromDays(210), 1 => TimeSpan.FromDays(7), _ => TimeSpan.FromHours(1) }));
        else if (about == 2)
            At(moment, () => CancelAsync(dialogue.Id));
    }

    private async Task RunAsync()
    {
        var end = database.Clock.Now.AddDays(365);
        var beat = database.Clock.Now;
        while (database.Clock.Now < end)
        {
            // Mails leave at their minute; the other sweeps have something to do when somebody did something, and now and then.
            if (await ActAsync() || database.Clock.Now >= beat)
            {
                beat = database.Clock.Now + Beat;
                await SweepAsync("ExpireInvitations", "FillEmptySeats", "QueueMissingMessages", "PlanReminders");
            }
            await SweepAsync("SendDueMessages");
            await TemperAsync();
            database.Clock.MoveTo(await NextAsync(beat));
        }
    }

    /// <summary>Does what people had in mind for now; false when nobody had.</summary>
    private async Task<bool> ActAsync()
    {
        var acted = false;
        while (plans.Count > 0 && plans.First().Key <= database.Clock.Now)
        {
            var due = plans.First();
            plans.Remove(due.Key);
            foreach (var act in due.Value)
                await act();
            acted = true;
        }
        return acted;
    }

    private async Task SweepAsync(params IEnumerable<string> names)
    {
        foreach (var name in names)
            await database.Services.GetServices<ISweep>().Single(sweep => sweep.Name == name).RunAsync(Stop)
                .ForAsync($"the end of {name} at {database.Clock.Now:u}", TimeSpan.FromMinutes(5));
    }

    /// <summary>Whichever comes first: a half day, a mail that is due, an answer that ran out, or what somebody has in mind.</summary>
    private async Task<DateTimeOffset> NextAsync(DateTimeOffset beat)
    {
        const string sql =
            """
            select min(at)
              from (select min(due_at) as at from message where state in ('queued', 'retrying', 'uncertain') and due_at > @now
                    union all
                    select min(answer_by) from invitation where state in ('planned', 'sent') and answer_by > @now) next
            """;

        await using var connection = await database.Source.OpenConnectionAsync();
        var next = await connection.ExecuteScalarAsync<DateTime?>(sql, new { now = database.Clock.Now });
        var moments = new List<DateTimeOffset> { beat > database.Clock.Now ? beat : database.Clock.Now + Beat };
        if (next is { } due)
            moments.Add(new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)));
        if (plans.Count > 0)
            moments.Add(plans.First().Key);
        return moments.Min();
    }

    /// <summary>Each person who got an invitation makes up his or her mind, once.</summary>
    private async Task TemperAsync()
    {
        const string sql =
            """
            select invitation.id, dialogue_id, registration_id
              from invitation
              join registration on registration.id = registration_id
             where invitation.state = 'sent'
             order by registration.number
            """;

        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var (id, dialogue, registration) in (await connection.QueryAsync<(Guid, Guid, Guid)>(sql))
            .Where(one => tempered.Add(one.Item1)))
        {
            var answers = Later(database.Clock.Now.AddHours(dice.Next(1, 120)));
            switch (dice.Next(10))
            {
                case < 6:
                    At(answers, () => AcceptAsync(id, dialogue, registration));
                    break;
                case < 8:
                    At(answers, () => database.Get<AnswerStore>().DeclineAsync(id, Stop));
                    break;
                default:
                    break;
            }
        }
    }

    private async Task AcceptAsync(Guid id, Guid dialogue, Guid registration)
    {
        if (await database.Get<AnswerStore>().AcceptAsync(id, Stop) is not AnswerOutcome.Accepted)
            return;
        var mood = dice.Next(100);
        if (mood < 8)
            At(Later(database.Clock.Now.AddHours(dice.Next(1, 300))), () => database.Get<AnswerStore>().CancelAsync(id, Stop));
        else if (mood < 11)
            At(Later(database.Clock.Now.AddHours(dice.Next(1, 300))),
                () => database.Get<DepartureStore>().WithdrawAsync(registration, Stop));
        if (mood % 2 == 0)
            At(Later(database.Clock.Now.AddHours(dice.Next(1, 400))), () => HandInAsync(id, dialogue));
        AtTheEnd(id, dialogue, came: dice.Next(10) > 0);
    }

    private async Task HandInAsync(Guid id, Guid dialogue)
    {
        if (await database.Get<PaperStore>().NoteAsync(id, dialogue, received: true, "olga", Stop))
            Papers[id] = database.Clock.Now;
    }

    /// <summary>Two hours after the dialogue, whenever that is by then, its facilitator notes who came.</summary>
    private void AtTheEnd(Guid id, Guid dialogue, bool came)
    {
        if (Plans[dialogue][^1].StartsAt is not { } start)
            return;
        At(Later(start.AddMinutes(Dialogues[dialogue].Minutes + 120)), async () =>
        {
            if (Plans[dialogue][^1].StartsAt != start)
                AtTheEnd(id, dialogue, came);
            else
                await database.Get<AnswerStore>().NoteAttendanceAsync(id, came, "fenna", Stop);
        });
    }

    private async Task MoveAsync(Guid id, TimeSpan by)
    {
        var plan = database.Get<PlanChangeStore>();
        var now = (await database.Get<DialogueStore>().GetAsync(id, Stop))!;
        var wished = now with { StartsAt = now.StartsAt + by };
        var outcome = await plan.ChangeAsync(
            wished, new SeenPlan(now.CalendarSequence, (await plan.AudienceAsync(id, Stop)).Told), "olga", Stop);
        if (outcome is PlanChangeOutcome.Done)
            Plans[id].Add((database.Clock.Now, wished.StartsAt));
    }

    private async Task CancelAsync(Guid id)
    {
        var plan = database.Get<PlanChangeStore>();
        var now = (await database.Get<DialogueStore>().GetAsync(id, Stop))!;
        var outcome = await plan.CancelAsync(
            id, "", new SeenPlan(now.CalendarSequence, (await plan.AudienceAsync(id, Stop)).Told), mustBeFree: false, "olga", Stop);
        if (outcome is PlanChangeOutcome.Done)
            Plans[id].Add((database.Clock.Now, null));
    }

    private void At(DateTimeOffset moment, Func<Task> act)
    {
        if (!plans.TryGetValue(moment, out var acts))
            plans[moment] = acts = [];
        acts.Add(act);
    }

    /// <summary>The moment, or the next minute when it has passed.</summary>
    private DateTimeOffset Later(DateTimeOffset moment) => moment > database.Clock.Now ? moment : database.Clock.Now.AddMinutes(1);
}
