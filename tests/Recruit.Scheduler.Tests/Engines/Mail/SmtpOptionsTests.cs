using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>How --smtp is read, and when a connection must be encrypted.</summary>
public sealed class SmtpOptionsTests
{
    [Theory]
    [InlineData("mail.voorbeeld.example:25", SmtpSecurity.StartTls)]
    [InlineData("mail.voorbeeld.example:587", SmtpSecurity.StartTls)]
    [InlineData("mail.voorbeeld.example:465", SmtpSecurity.Tls)]
    [InlineData("plain://mail.voorbeeld.example:25", SmtpSecurity.Plain)]
    [InlineData("localhost:25", SmtpSecurity.Plain)]
    [InlineData("127.0.0.1:2525", SmtpSecurity.Plain)]
    [InlineData("[::1]:2525", SmtpSecurity.Plain)]
    [InlineData("localhost:587", SmtpSecurity.StartTls)]
    public void Only_what_stays_here_goes_in_the_open_unless_we_are_told(string address, SmtpSecurity security) =>
        Assert.Equal(security, SmtpOptions.Parse(address, null, null).Security);

    [Fact]
    public void No_password_travels_in_the_open()
    {
        var fault = Assert.Throws<FormatException>(() => SmtpOptions.Parse("plain://mail.voorbeeld.example:25", "recruit", "geheim"));

        Assert.Contains("RECRUIT_SMTP_PASSWORD", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", fault.Message, StringComparison.Ordinal);
        Assert.Equal(SmtpSecurity.Plain, SmtpOptions.Parse("plain://localhost:25", "recruit", "geheim").Security);
    }

    [Fact]
    public void Host_and_port_are_told_apart_by_the_last_colon()
    {
        var options = SmtpOptions.Parse("[2001:db8::1]:587", null, null);

        Assert.Equal(("2001:db8::1", 587), (options.Host, options.Port));
    }

    [Theory]
    [InlineData("mail.voorbeeld.example")]
    [InlineData(":25")]
    [InlineData("mail.voorbeeld.example:poort")]
    [InlineData("mail.voorbeeld.example:0")]
    [InlineData("mail.voorbeeld.example:65536")]
    public void What_is_not_host_and_port_is_refused_with_an_example(string address) =>
        Assert.Contains(
            "host:port", Assert.Throws<FormatException>(() => SmtpOptions.Parse(address, null, null)).Message, StringComparison.Ordinal);
}
