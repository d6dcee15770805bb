
import django.db.models.deletion
import firstline.core.secrets
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('email', '0016_mail_keys'),
        ('tickets', '0006_spam'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HookToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64)),
                ('content_hash', models.CharField(max_length=64)),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'hook_token',
            },
        ),
        migrations.AddField(
            model_name='mailbox',
            name='hook_secret',
            field=firstline.core.secrets.SecretField(blank=True, help_text='stands in the addresses that its services call'),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='in_service',
            field=models.CharField(blank=True, choices=[('', 'Choose a service'), ('brevo', 'Brevo'), ('mailersend', 'MailerSend'), ('mailgun', 'Mailgun'), ('mailjet', 'Mailjet'), ('mailtrap', 'Mailtrap'), ('mandrill', 'Mandrill'), ('postal', 'Postal'), ('postmark', 'Postmark'), ('resend', 'Resend'), ('scaleway', 'Scaleway'), ('sendgrid', 'SendGrid'), ('sparkpost', 'SparkPost'), ('unisender_go', 'Unisender Go')], max_length=20),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='in_signing_key',
            field=firstline.core.secrets.SecretField(blank=True, help_text='by which its service signs the mail it hands over'),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='out_key',
            field=firstline.core.secrets.SecretField(blank=True, help_text="the service's API key"),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='out_region',
            field=models.CharField(blank=True, choices=[('', 'Where the service usually is'), ('eu', 'In its part of the EU')], max_length=10),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='out_second_key',
            field=firstline.core.secrets.SecretField(blank=True, help_text='what some services want beside it'),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='out_service',
            field=models.CharField(blank=True, choices=[('', 'Choose a service'), ('brevo', 'Brevo'), ('mailersend', 'MailerSend'), ('mailgun', 'Mailgun'), ('mailjet', 'Mailjet'), ('mailtrap', 'Mailtrap'), ('mandrill', 'Mandrill'), ('postal', 'Postal'), ('postmark', 'Postmark'), ('resend', 'Resend'), ('scaleway', 'Scaleway'), ('sendgrid', 'SendGrid'), ('sparkpost', 'SparkPost'), ('unisender_go', 'Unisender Go')], max_length=20),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='out_signing_key',
            field=firstline.core.secrets.SecretField(blank=True, help_text='by which its service signs what it tells of sent mail'),
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='service_id',
            field=models.CharField(blank=True, help_text='what the service calls it that took it', max_length=250),
        ),
        migrations.AlterField(
            model_name='mailbox',
            name='way_in',
            field=models.CharField(choices=[('imap', 'It is fetched by IMAP'), ('pop3', 'It is fetched by POP3'), ('none', 'Nothing is fetched: a mail server hands it over'), ('service', 'A mail service hands it over (HTTP)')], default='imap', max_length=10),
        ),
        migrations.AlterField(
            model_name='mailbox',
            name='way_out',
            field=models.CharField(choices=[('smtp', 'Send it through a mail server'), ('service', 'Send it through a mail service (HTTP)'), ('folder', 'Keep it in a folder and send nothing, for trying out')], default='smtp', max_length=10),
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(condition=models.Q(('service_id', ''), _negated=True), fields=['service_id'], name='outgoing_of_service'),
        ),
        migrations.AddField(
            model_name='hooktoken',
            name='mailbox',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hook_tokens', to='email.mailbox'),
        ),
        migrations.AddIndex(
            model_name='hooktoken',
            index=models.Index(fields=['seen_at'], name='hook_token_by_age'),
        ),
        migrations.AddConstraint(
            model_name='hooktoken',
            constraint=models.UniqueConstraint(fields=('mailbox', 'token_hash'), name='hook_token_once'),
        ),
    ]
