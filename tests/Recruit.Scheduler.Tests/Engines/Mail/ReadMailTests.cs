using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>Mails are read back as the standards say, whichever of their forms was chosen.</summary>
public sealed class ReadMailTests
{
    [Theory]
    [InlineData("=?utf-8?B?RcOpbiBwbGFhdHM=?=", "Eén plaats")]
    [InlineData("=?UTF-8?Q?E=C3=A9n_plaats?=", "Eén plaats")]
    [InlineData("=?iso-8859-1?q?E=E9n?= plaats", "Eén plaats")]
    [InlineData("=?utf-8?B?RcOp?=\r\n =?utf-8?B?biBwbGFhdHM=?=", "Eén plaats")]
    [InlineData("=?windows-1252?Q?E=E9n_=80?=", "Eén €")]
    [InlineData("=?koi8-r?B?5ME=?=", "Да")]
    [InlineData("Een\r\n plaats", "Een plaats")]
    public void Headers_are_unfolded_and_decoded(string header, string expected) =>
        Assert.Equal(expected, ReadMail.Parse($"Subject: {header}\r\n\r\nDag").Subject);

    [Theory]
    [InlineData("7bit", "Dag", "Dag")]
    [InlineData("quoted-printable", "Caf=C3=A9 =\r\nin=20de stad =3D", "Café in de stad =")]
    [InlineData("base64", "Q2Fm\r\nw6k=", "Café")]
    public void Bodies_are_decoded(string encoding, string body, string expected) =>
        Assert.Equal(expected,
            ReadMail.Parse($"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}").Text);

    [Fact]
    public void Parts_within_parts_are_found()
    {
        const string raw =
            "Content-Type: multipart/mixed; boundary=buiten\r\n\r\nvoorwoord\r\n--buiten\r\n" +
            "Content-Type: multipart/alternative; boundary=\"binnen\"\r\n\r\n--binnen\r\nContent-Type: text/plain\r\n\r\nDag\r\n" +
            "--binnen\r\nContent-Type: text/html\r\n\r\n<a href=\"https://a.example/?b=1&amp;c=2\">Dag</a>\r\n--binnen--\r\n" +
            "--buiten\r\nContent-Type: text/calendar; method=CANCEL\r\n\r\nBEGIN:VCALENDAR\r\n--buiten--\r\nnawoord";

        var mail = ReadMail.Parse(raw);

        Assert.Equal(("Dag", new CalendarPart("CANCEL", "BEGIN:VCALENDAR")), (mail.Text, mail.Calendar));
        Assert.Equal("https://a.example/?b=1&c=2", Assert.Single(mail.Links));
    }

    [Fact]
    public void A_mail_without_anything_is_read_as_nothing()
    {
        var mail = ReadMail.Parse("");

        Assert.Equal(("", "", "", DateTimeOffset.UnixEpoch), (mail.Subject, mail.Text, mail.Html, mail.Date));
    }
}
