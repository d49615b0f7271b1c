using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Asking;
using Recruit.Scheduler.Changes;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Engines;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Health;
using Recruit.Scheduler.Hosts;
using Recruit.Scheduler.Interim;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Materials;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Papers;
using Recruit.Scheduler.Post;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Reminders;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Representativeness;
using Recruit.Scheduler.Results;
using Recruit.Scheduler.Results.Letters;
using Recruit.Scheduler.Rosters;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Site;
using Recruit.Scheduler.Staff;
using Recruit.Scheduler.Substitutes;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler;

/// <summary>The middle floor: what we decide and send.</summary>
public static class SchedulerFloor
{
    /// <summary>Adds every decision, writer, sweep and engine. The data floor, the clock and the options are the caller's to add.</summary>
    public static IServiceCollection AddRecruitScheduler(this IServiceCollection services, SiteOptions options) => services
        .AddSingleton(options)
        .AddEngines(options)
        .AddHealth()
        .AddMessages()
        .AddStaff()
        .AddHosts()
        .AddSingleton<LocalTargets>()
        .AddRegistrations()
        .AddAsking()
        .AddTables()
        .AddPapers(options)
        .AddInvitations()
        .AddReminders()
        .AddResults()
        .AddReplacements()
        .AddRosters()
        .AddInterim()
        .AddDemo();

    private static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<MailGauges>()
        .AddSingleton<WorkerWatch>()
        .AddSingleton<SiteHealth>();

    private static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<LetterTemplates>()
        .AddSingleton<MessageDelivery>()
        .AddSingleton<Refusals>()
        .AddSingleton<DomainPace>()
        .AddSingleton<Bounces>()
        .AddSingleton<MessagePreview>()
        .AddSweep<SendDueMessages>()
        .AddSweep<ReadBounces>();

    private static IServiceCollection AddStaff(this IServiceCollection services) => services
        .AddSingleton<RequestCode>()
        .AddSingleton<ImportStaff>()
        .AddSingleton<IMessageWriter, SignInLetters>();

    private static IServiceCollection AddHosts(this IServiceCollection services) => services
        .AddSingleton<ImportHosts>()
        .AddSingleton<HostSheets>();

    private static IServiceCollection AddRegistrations(this IServiceCollection services) => services
        .AddSingleton<ImportRegistrations>()
        .AddSingleton<RegistrationSheets>()
        .AddSingleton<LikelyDoubles>()
        .AddSingleton<IMessageWriter, RegistrationLetters>();

    private static IServiceCollection AddAsking(this IServiceCollection services) => services
        .AddSingleton<LetterLotteries>()
        .AddSingleton<SignUpCodes>()
        .AddSingleton<IMessageWriter, AskedLetterWriter>()
        .AddSingleton<IMessageWriter, AskedMailWriter>();

    private static IServiceCollection AddTables(this IServiceCollection services) => services
        .AddSingleton<TableComposer>()
        .AddSingleton<PartnerGroups>()
        .AddSingleton<RoundReader>()
        .AddSingleton<RoundLottery>()
        .AddSweep<RunMatchingRound>();

    private static IServiceCollection AddPapers(this IServiceCollection services, SiteOptions options) => services
        .AddSingleton<IPaperScanner>(options.Clamav is { } address ? new ClamScanner(address, options.ScanPatience) : new NoScanner())
        .AddSingleton<PaperIntake>()
        .AddSingleton<ReadingPack>()
        .AddSingleton<ConversationMaterials>();

    private static IServiceCollection AddInvitations(this IServiceCollection services) => services
        .AddSingleton<InvitationViews>()
        .AddSingleton<InvitationLinks>()
        .AddSingleton<InvitationPlans>()
        .AddSingleton<FreezeFigures>()
        .AddSingleton<StageReader>()
        .AddSingleton<IMessageWriter, InvitationWriter>()
        .AddSingleton<IMessageWriter, SubstituteWriter>()
        .AddSingleton<IMessageWriter, PlanChangeWriter>()
        .AddSingleton<PlanClashes>()
        .AddSingleton<LetterCodes>()
        .AddSingleton<PostRoom>()
        .AddSweep<ExpireInvitations>()
        .AddSweep<EndSubstitutions>()
        .AddSweep<QueueMissingMessages>()
        .AddSweep<PurgeExpiredData>();

    private static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddSingleton<IMessageWriter, ReminderWriter>()
        .AddSingleton<ReminderLetters>()
        .AddSingleton<DryRun>()
        .AddSweep<PlanReminders>();

    private static IServiceCollection AddResults(this IServiceCollection services) => services
        .AddSingleton<ResultsNews>()
        .AddSingleton<IMessageWriter, ResultsWriter>()
        .AddSweep<ForgetOwners>();

    private static IServiceCollection AddReplacements(this IServiceCollection services) => services
        .AddSingleton<VacancyReader>()
        .AddSingleton<ReplacementProposals>()
        .AddSingleton<ShortGroups>()
        .AddSingleton<MissingAtTables>()
        .AddSweep<FillEmptySeats>();

    private static IServiceCollection AddRosters(this IServiceCollection services) => services
        .AddSingleton<RosterReader>()
        .AddSingleton<TalkRounds>()
        .AddSweep<MixTables>()
        .AddSingleton<TablesReader>()
        .AddSingleton(floor => new LivingTables(new RosterRepairer(floor.GetRequiredService<TimeProvider>())));

    private static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<ProgrammeLoader>()
        .AddSingleton<DemoPeople>()
        .AddSingleton<DemoRounds>()
        .AddSingleton<DemoPapers>()
        .AddSingleton<DemoReports>()
        .AddSingleton<DemoSubstitutes>()
        .AddSingleton<DemoEvaluation>()
        .AddSingleton<DemoGuests>()
        .AddSingleton<DemoOffice>()
        .AddSingleton<DemoFortnight>();

    private static IServiceCollection AddInterim(this IServiceCollection services) => services
        .AddSingleton<InterimReader>();

    private static IServiceCollection AddSweep<TSweep>(this IServiceCollection services) where TSweep : class, ISweep => services
        .AddSingleton<TSweep>()
        .AddSingleton<ISweep>(floor => floor.GetRequiredService<TSweep>());
}
