using Recruit.Data.Privacy;
using Recruit.Data.Staff;

namespace Recruit.Web.Targets;

/// <summary>The names of colleagues by how they are called in what they did.</summary>
public sealed class StaffNames(StaffStore staff, Vault vault)
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken stop)
    {
        var members = await staff.ListAsync(null, stop);
        var contacts = await vault.ReadAsync([.. members.Select(member => member.PersonId)], stop);
        return members.Where(member => contacts.ContainsKey(member.PersonId))
            .ToDictionary(member => $"staff:{member.Id:N}", member => contacts[member.PersonId].Name);
    }
}
