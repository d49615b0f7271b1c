using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Asking;
using Recruit.Data.Audit;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Data.Health;
using Recruit.Data.Hosts;
using Recruit.Data.Interim;
using Recruit.Data.Invitations;
using Recruit.Data.Materials;
using Recruit.Data.Messages;
using Recruit.Data.Neighbours;
using Recruit.Data.Organisations;
using Recruit.Data.Papers;
using Recruit.Data.Post;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Reminders;
using Recruit.Data.Replacements;
using Recruit.Data.Representativeness;
using Recruit.Data.Results;
using Recruit.Data.Rosters;
using Recruit.Data.Rounds;
using Recruit.Data.Seats;
using Recruit.Data.Staff;
using Recruit.Data.Substitutes;

namespace Recruit.Data;

/// <summary>The lowest floor: what we know.</summary>
public static class DataFloor
{
    /// <summary>Adds every store. The clock and the master key are the caller's to add.</summary>
    public static IServiceCollection AddRecruitData(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => Database.Open(connectionString))
        .AddSingleton<Migrations>()
        .AddSingleton<Vault>()
        .AddSingleton<CapabilityStore>()
        .AddSingleton<DataProtectionKeys>()
        .AddSingleton<AuditStore>()
        .AddSingleton<LetterTemplateStore>()
        .AddSingleton<MessageStore>()
        .AddSingleton<Outbox>()
        .AddSingleton<MessageBatches>()
        .AddSingleton<SuppressionStore>()
        .AddSingleton<MailStops>()
        .AddSingleton<DomainTurns>()
        .AddSingleton<WorkerStore>().AddSingleton<MailCountStore>()
        .AddSingleton<StaffStore>()
        .AddSingleton<StaffChanges>()
        .AddSingleton<ProgrammeStore>()
        .AddSingleton<SettingsStore>()
        .AddSingleton<OverviewStore>()
        .AddSingleton<DialogueStore>()
        .AddSingleton<DateOffers>()
        .AddSingleton<HostStore>()
        .AddSingleton<TargetStore>()
        .AddSingleton<TargetChangeStore>()
        .AddSingleton<FigureStore>()
        .AddSingleton<OrganisationStore>()
        .AddSingleton<PublicationStore>()
        .AddSingleton<RegistrationStore>()
        .AddSingleton<RegistrationSearch>()
        .AddSingleton<DoubleStore>()
        .AddSingleton<CandidateStore>()
        .AddSingleton<EligiblePeople>()
        .AddSingleton<RegistrationLineStore>()
        .AddSingleton<LetterLotteryStore>()
        .AddSingleton<SignUpCodeStore>()
        .AddSingleton<ArrivalStore>()
        .AddSingleton<NeighbourStore>()
        .AddSingleton<ChannelStore>()
        .AddSingleton<AskedPersonStore>()
        .AddSingleton<RoundStore>()
        .AddSingleton<ProposalStore>()
        .AddSingleton<FairDrawStore>()
        .AddSingleton<ReceiptKeys>()
        .AddSingleton<SeatStore>()
        .AddSingleton<InvitationStore>()
        .AddSingleton<TurnoutStore>()
        .AddSingleton<LearnedTurnoutStore>()
        .AddSingleton<ConfirmationStore>()
        .AddSingleton<InvitationBatches>()
        .AddSingleton<MissingMessages>()
        .AddSingleton<AnswerStore>()
        .AddSingleton<DepartureStore>()
        .AddSingleton<MergeStore>()
        .AddSingleton<PlanChangeStore>()
        .AddSingleton<TableLeads>()
        .AddSingleton<FreeDialogues>()
        .AddSingleton<LetterStore>()
        .AddSingleton<LetterCodeStore>()
        .AddSingleton<ReminderStore>()
        .AddSingleton<ReminderRuleStore>()
        .AddSingleton<SubstituteStore>()
        .AddSingleton<SubstituteAnswers>()
        .AddSingleton<SubstituteEnds>()
        .AddSingleton<OrganisationSeatStore>()
        .AddSingleton<OwnNameStore>()
        .AddSingleton<PaperStore>()
        .AddSingleton<PaperShelf>()
        .AddSingleton<EvaluationForms>()
        .AddSingleton<EvaluationAnswers>()
        .AddSingleton<EvaluationCounts>()
        .AddSingleton<OpenAnswers>()
        .AddSingleton<MaterialStore>()
        .AddSingleton<ResultsNotes>()
        .AddSingleton<ResultsLinks>()
        .AddSingleton<ReportStore>()
        .AddSingleton<AgreementStore>()
        .AddSingleton<FollowUpStore>()
        .AddSingleton<PublicResults>()
        .AddSingleton<OwnStoryStore>()
        .AddSingleton<NewsStops>()
        .AddSingleton<InterimStore>()
        .AddSingleton<CostStore>()
        .AddSingleton<ReplacementStore>()
        .AddSingleton<EmptySeatStore>()
        .AddSingleton<RosterStore>()
        .AddSingleton<SeatMoveStore>()
        .AddSingleton<TalkRoundStore>()
        .AddSingleton<TableVisitorStore>()
        .AddSingleton<SummaryStore>();
}
