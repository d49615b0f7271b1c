using Recruit.Data.Spelling;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

public sealed class AddressTests
{
    private const string Signs = "ab9.-_+'!#$%&*/=?^`{|}~éжß漢@@..";

    [Fact]
    public void Whatever_passes_as_an_address_can_be_written_into_a_mail()
    {
        var (dice, passed) = (new Random(29), 0);
        for (var number = 0; number < 200_000; number++)
        {
            var address = string.Concat(Enumerable.Range(0, dice.Next(1, 7)).Select(_ => Signs[dice.Next(Signs.Length)])) + "@"
                + (dice.Next(2) == 0 ? "ab.example" : "bücher.example");
            if (!MailAddress.IsOne(address)) continue;

            passed++;
            using var mail = MimeMail.Of(
                new OutgoingMail("1@recruit", "dialoog@recruit.example", address, "Anna", "Hallo", "tekst", "<p>tekst</p>"));
            Assert.True(MimeMail.IsAddress(address), address);
            Assert.Equal(MailAddress.Key(address), MailAddress.Key(mail.To.Mailboxes.Single().Address));
        }

        Assert.InRange(passed, 1_000, 200_000);
    }
}
