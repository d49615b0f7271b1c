using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Staff;

/// <summary>Writes the mail with a sign-in code, which stands nowhere but in that mail.</summary>
public sealed class SignInLetters(StaffStore staff) : IMessageWriter
{
    public bool Writes(string rule) => rule == RequestCode.Rule;

    public bool IsSecret(string rule) => true;

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop) =>
        await staff.IsLiveAsync(message.SubjectId, stop)
            ? new SignInCodeLetter(contact.Name, staff.CodeOf(message.SubjectId), (int)StaffStore.CodeLife.TotalMinutes)
                .Write(message.Language)
            : new Writing.Skip(MessageReason.CodeUsed);
}
