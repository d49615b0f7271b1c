using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;

// Types that nobody should write: they stand as if in rooms of the house, so that the test of the house can show that it sees them.
namespace Recruit.Data.Registrations
{
    internal sealed class UsesTheFloorAbove(Recruit.Scheduler.Draws.Panel panel)
    {
        public override string ToString() => panel.ToString();
    }
}

namespace Recruit.Data.Dialogues
{
    internal sealed class UsesInferred
    {
        public static string Told(IServiceProvider floor) =>
            floor.GetService(Type.GetType("") ?? typeof(string)) is var found && Kept.Of(found) is var seat ? $"{seat.Count}" : "";

        private static class Kept
        {
            public static List<InvitationLine> Of(object? found) => found is List<InvitationLine> lines ? lines : [];
        }
    }

    internal sealed class UsesAsPartOfAType
    {
        public IReadOnlyDictionary<Guid, InvitationStore?[]> Stores { get; } = new Dictionary<Guid, InvitationStore?[]>();
    }
}

namespace Recruit.Data.Messages
{
    internal sealed class UsesRowsOfAnother
    {
        public static string Sql() => "select count(*) from matching_round";
    }
}

namespace Recruit.Scheduler.Tables.Seats
{
    internal sealed class UsesASubRoom
    {
        public static bool IsOne(object any) => any is Composing.TableComposer;
    }
}

namespace Recruit.Scheduler.Messages
{
    internal static class UsesTheRoot
    {
        public static void AddTo(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
            services.AddRecruitScheduler(null!);
    }
}

namespace Recruit.Data.Elsewhere
{
    internal sealed class StandsNowhere
    {
        public Recruit.Data.Postgres.Migrations? Migrations { get; init; }
    }
}

namespace Recruit.Data.Invitations
{
    internal sealed class UsesWhatStandsBefore(DialogueStore dialogues)
    {
        public string Sql => $"select 1 from dialogue where {dialogues}";
    }
}
