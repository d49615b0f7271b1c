using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>How --smtp is read, and when a connection must be encrypted.</summary>
public sealed class SmtpOptionsTests
{
    [Theory]
    [InlineData("mail.voorbeeld.example:25", null, false)]
    [InlineData("mail.voorbeeld.example:587", null, true)]
    [InlineData("mail.voorbeeld.example:25", "recruit", true)]
    [InlineData("localhost:25", "recruit", false)]
    [InlineData("127.0.0.1:2525", "recruit", false)]
    [InlineData("[::1]:2525", "recruit", false)]
    public void No_password_travels_in_the_open(string address, string? user, bool encrypted) =>
        Assert.Equal(encrypted, SmtpOptions.Parse(address, user, "geheim").Encrypt);

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
        Assert.Contains("host:port", Assert.Throws<FormatException>(() => SmtpOptions.Parse(address, null, null)).Message, StringComparison.Ordinal);
}
